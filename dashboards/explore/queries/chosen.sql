SELECT
  i.indicator_id,
  i.title,
  i.measure,
  i.better,
  CASE WHEN i.measure = 'proportion' THEN 100 ELSE 1 END AS times,
  CASE WHEN i.measure = 'proportion' THEN 1 ELSE i.per END AS per,
  CASE WHEN i.measure = 'proportion' THEN '%' ELSE coalesce(' ' || i.unit, '') END AS unit,
  CASE WHEN i.measure = 'proportion' THEN ' points' ELSE coalesce(' ' || i.unit, '') END AS step,
  coalesce(p.place_id, '') AS place_id,
  coalesce(p.name, 'All places together') AS place,
  p.type,
  p.parent_id,
  :compare AS compare,
  CASE :compare
    WHEN 'similar' THEN 'Median of the most similar places'
    WHEN 'kind' THEN 'Median of all places of its kind'
    WHEN 'region' THEN 'Median of the places in its region'
    WHEN 'all' THEN 'All places together'
    ELSE coalesce((SELECT name FROM place WHERE place_id = :compare), '') END AS comparison,
  :since::DATE AS since,
  :measure AS shown
FROM indicator i
LEFT JOIN place p ON p.place_id = :place
WHERE i.indicator_id = :indicator
