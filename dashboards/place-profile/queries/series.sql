SELECT
  o.place_id,
  o.indicator_id,
  i.title || CASE WHEN i.measure = 'proportion' THEN ' (%)' ELSE '' END AS panel,
  o.period_end AS day,
  CASE WHEN i.measure = 'proportion' THEN 100 * o.value ELSE o.value END AS value
FROM observation o
JOIN indicator i USING (indicator_id)
WHERE o.place_id IN (SELECT place_id FROM page_place) AND o.value IS NOT NULL
ORDER BY o.place_id
