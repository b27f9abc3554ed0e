WITH parents AS (
  SELECT DISTINCT parent_id AS place_id FROM place WHERE parent_id IS NOT NULL),
inner_regions AS (
  SELECT p.place_id, p.name
  FROM place p
  SEMI JOIN parents USING (place_id)
  WHERE p.parent_id IS NOT NULL)
SELECT
  a.indicator_id AS page_of,
  r.name AS panel,
  a.period_end AS day,
  CASE WHEN i.measure = 'proportion' THEN 100 * a.value ELSE a.value END AS value,
  a.settled
FROM aggregate a
JOIN inner_regions r ON r.place_id = a.scope_id
JOIN indicator i USING (indicator_id)
WHERE a.scope = 'region' AND a.value IS NOT NULL AND a.status <> 'incomplete'
ORDER BY a.indicator_id, r.name, r.place_id, a.period_start
