SELECT
  w.place_id AS page_of,
  p.name AS "Place",
  f.title AS "Indicator",
  f.evidence AS "In words",
  'All the evidence' AS "Finding",
  w.member_id AS place_id,
  f.indicator_id AS indicator_page,
  f.finding_id AS finding_page
FROM within w
JOIN (
  SELECT f.*, coalesce(i.title, 'Related indicators together') AS title
  FROM positive_deviance f
  LEFT JOIN indicator i USING (indicator_id)
  WHERE f.state <> 'gone' AND f.same_as IS NULL) f ON f.place_id = w.member_id
JOIN place p ON p.place_id = w.member_id
ORDER BY w.place_id, f.q_value, f.finding_id
