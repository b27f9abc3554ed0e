SELECT p.name AS "Place", coalesce(i.title, 'Several indicators') AS "Indicator",
  n.evidence AS "In words", 'All the evidence' AS "Finding",
  n.place_id, n.indicator_id AS indicator_page, n.finding_id AS finding_page
FROM now n
JOIN place p USING (place_id)
LEFT JOIN indicator i USING (indicator_id)
WHERE n.state <> 'gone' AND n.finding_id NOT IN (SELECT finding_id FROM earlier)
  AND try_cast(:since AS DATE) IS NOT NULL
ORDER BY n.mission_id, p.name, n.finding_id
