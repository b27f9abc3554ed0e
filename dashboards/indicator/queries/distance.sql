SELECT
  indicator_id AS page_of,
  name AS label,
  z_level AS value,
  z_level - 1.96 * effect_se / spread AS low,
  z_level + 1.96 * effect_se / spread AS high,
  abs(z_level) >= 3 AS marked
FROM ranked
WHERE z_level IS NOT NULL AND position <= 15
ORDER BY indicator_id, z_level DESC, place_id
