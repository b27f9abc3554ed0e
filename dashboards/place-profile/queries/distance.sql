SELECT
  place_id AS page_of,
  indicator AS label,
  z_level AS value,
  z_level - 1.96 * effect_se / spread AS low,
  z_level + 1.96 * effect_se / spread AS high,
  abs(z_level) >= 3 AS marked
FROM profile
WHERE z_level IS NOT NULL
ORDER BY place_id, z_level DESC, indicator_id
