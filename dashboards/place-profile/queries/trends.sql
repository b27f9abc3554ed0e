WITH here AS MATERIALIZED (
  SELECT place_id, indicator_id, period_end, value, status
  FROM observation
  WHERE place_id IN (SELECT place_id FROM page_place) AND value IS NOT NULL)
SELECT
  h.place_id AS page_of,
  i.title || CASE WHEN i.measure = 'proportion' THEN ' (%)' ELSE '' END AS panel,
  h.period_end AS day,
  CASE WHEN i.measure = 'proportion' THEN 100 * h.value ELSE h.value END AS value,
  h.status <> 'provisional' AS settled
FROM here h
JOIN furthest USING (place_id, indicator_id)
JOIN indicator i USING (indicator_id)
ORDER BY h.place_id, h.indicator_id, h.period_end
