WITH words AS (
  SELECT unnest(['confirmed', 'changed', 'far-ahead', 'standing']) AS tier,
    unnest(['Strong evidence', 'Good evidence of a change', 'Far beyond the ordinary spread',
      'Suggestive evidence']) AS words)
SELECT p.name AS "Place", coalesce(i.title, 'Several indicators') AS "Indicator",
  a.words AS "Then", b.words AS "Now", 'All the evidence' AS "Finding",
  n.place_id, n.indicator_id AS indicator_page, n.finding_id AS finding_page
FROM now n
JOIN earlier t USING (finding_id)
JOIN words a ON a.tier = t.tier
JOIN words b ON b.tier = n.tier
JOIN place p ON p.place_id = n.place_id
LEFT JOIN indicator i ON i.indicator_id = n.indicator_id
WHERE n.state <> 'gone' AND n.tier <> t.tier
ORDER BY n.mission_id, p.name, n.finding_id
