WITH best AS (
  SELECT w.place_id, w.member_id, max(s.z_level) AS best
  FROM within w
  JOIN deviance_score s ON s.place_id = w.member_id
  WHERE s.z_level IS NOT NULL
  GROUP BY w.place_id, w.member_id
  QUALIFY row_number() OVER (PARTITION BY w.place_id ORDER BY best DESC, w.member_id) <= 60)
SELECT
  b.place_id AS page_of,
  p.name AS row,
  'Place' AS row_is,
  i.title AS "column",
  s.z_level AS value,
  b.member_id AS place_id
FROM best b
JOIN deviance_score s ON s.place_id = b.member_id
JOIN place p ON p.place_id = b.member_id
JOIN indicator i ON i.indicator_id = s.indicator_id
WHERE s.z_level IS NOT NULL
ORDER BY b.place_id, b.best DESC, b.member_id, s.indicator_id
