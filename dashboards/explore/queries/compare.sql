WITH here AS (SELECT place_id, type, parent_id, covariates FROM place WHERE place_id = :place)
SELECT value, label, heading
FROM (
  SELECT 'similar' AS value, 'The 15 most similar places' AS label, '' AS heading, 0 AS position
  FROM here
  WHERE covariates IS NOT NULL
  UNION ALL
  SELECT 'kind', 'All places of its kind', '', 1 FROM here
  UNION ALL
  SELECT 'region', 'Places of its kind in its region', '', 2 FROM here WHERE parent_id IS NOT NULL
  UNION ALL
  SELECT 'all', 'All places together', '', 3 FROM here
  UNION ALL
  SELECT 'none', 'Nothing', '', 4
  UNION ALL
  SELECT p.place_id, p.name, 'One place', 5
  FROM place p
  WHERE p.place_id <> :place
    AND p.place_id IN (SELECT place_id FROM observation WHERE indicator_id = :indicator))
ORDER BY position, label, value
