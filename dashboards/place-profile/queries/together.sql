SELECT
  a.scope_id AS page_of,
  i.title || CASE WHEN i.measure = 'proportion' THEN ' (%)' ELSE '' END AS panel,
  a.period_end AS day,
  CASE WHEN i.measure = 'proportion' THEN 100 * a.value ELSE a.value END AS value,
  a.settled
FROM aggregate a
JOIN indicator i USING (indicator_id)
WHERE a.scope = 'region' AND a.value IS NOT NULL AND a.status <> 'incomplete'
  AND a.scope_id IN (SELECT place_id FROM within)
ORDER BY a.scope_id, i.mission_id, a.indicator_id, a.period_start
