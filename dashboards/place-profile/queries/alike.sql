SELECT
  s.place_id AS page_of,
  p.name AS "Place",
  coalesce(parent.name, '') AS "Part of",
  round(s.distance, 2) AS "Distance",
  coalesce(found.findings, 0) AS "Findings",
  s.other_id AS place_id
FROM nearest s
JOIN place p ON p.place_id = s.other_id
LEFT JOIN place parent ON parent.place_id = p.parent_id
LEFT JOIN (SELECT place_id, count(*) AS findings FROM positive_deviance
  WHERE state <> 'gone' AND same_as IS NULL GROUP BY place_id) found ON found.place_id = s.other_id
ORDER BY s.place_id, s.rank
