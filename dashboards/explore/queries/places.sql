SELECT value, label, heading
FROM (
  SELECT '' AS value, 'All places together' AS label, '' AS heading, 0 AS position
  UNION ALL
  SELECT
    p.place_id,
    p.name,
    coalesce(upper(left(p.type, 1)) || replace(substr(p.type, 2), '-', ' '), 'Places'),
    1
  FROM place p
  WHERE p.place_id IN (SELECT place_id FROM observation WHERE indicator_id = :indicator)
    OR p.place_id IN (
      SELECT scope_id FROM aggregate WHERE scope = 'region' AND indicator_id = :indicator))
ORDER BY position, heading, label, value
