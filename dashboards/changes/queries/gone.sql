SELECT p.name AS "Place", coalesce(i.title, 'Several indicators') AS "Indicator",
  coalesce(n.reason_gone, 'not told') AS "Why",
  t.place_id, t.indicator_id AS indicator_page
FROM earlier t
JOIN place p USING (place_id)
LEFT JOIN indicator i USING (indicator_id)
LEFT JOIN now n ON n.finding_id = t.finding_id
WHERE t.finding_id NOT IN (SELECT finding_id FROM now WHERE state <> 'gone')
ORDER BY t.mission_id, p.name, t.finding_id
