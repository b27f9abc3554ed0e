SELECT
  c.place_id AS page_of,
  i.title AS "Indicator",
  p.name AS "Place",
  c.rank AS "Similarity rank",
  'All the evidence' AS "Finding",
  f.place_id AS place_id,
  f.indicator_id AS indicator_page,
  c.finding_id AS finding_page
FROM scaling_candidate c
JOIN positive_deviance f ON f.finding_id = c.finding_id AND f.state <> 'gone'
JOIN place p ON p.place_id = f.place_id
JOIN indicator i ON i.indicator_id = f.indicator_id
WHERE c.rank <= 5
ORDER BY c.place_id, c.rank, c.finding_id
