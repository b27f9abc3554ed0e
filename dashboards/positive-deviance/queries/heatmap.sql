WITH shown AS (
  SELECT place_id, max(z_level) AS best
  FROM tested
  WHERE mission_id = :mission AND z_level IS NOT NULL
  GROUP BY place_id
  ORDER BY best DESC, place_id
  LIMIT 200)
SELECT
  t.place AS row,
  'Place' AS row_is,
  t.indicator AS "column",
  t.z_level AS value,
  t.place_id
FROM tested t
JOIN shown USING (place_id)
WHERE t.mission_id = :mission AND t.z_level IS NOT NULL
ORDER BY shown.best DESC, t.place_id, t.indicator_id
