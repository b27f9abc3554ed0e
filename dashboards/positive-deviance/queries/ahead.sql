SELECT
  place || ', ' || indicator AS label,
  effect / tau AS value,
  (effect - 1.96 * effect_se) / tau AS low,
  (effect + 1.96 * effect_se) / tau AS high,
  tier = 'confirmed' AS marked
FROM tested
WHERE mission_id = :mission AND finding_id IS NOT NULL AND tau > 0 AND effect IS NOT NULL
ORDER BY value DESC, finding_id
