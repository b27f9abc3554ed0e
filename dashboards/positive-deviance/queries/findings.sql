SELECT
  p.name AS "Place",
  coalesce(i.title, 'Related indicators together') AS "Indicator",
  CASE f.tier WHEN 'confirmed' THEN 'Strong evidence'
    WHEN 'changed' THEN 'Good evidence of a change'
    WHEN 'far-ahead' THEN 'Far beyond the ordinary spread'
    ELSE 'Suggestive evidence' END AS "Evidence",
  f.evidence AS "In words",
  f.onset AS "Since",
  f.peers AS "Peers",
  f.weeks_standing AS "Weeks on the list",
  CASE
    WHEN f.state = 'on-old-data' THEN 'on old data'
    WHEN f.counterpart_worse THEN 'counterpart worsened'
    WHEN f.counted_differently_since IS NOT NULL OR f.denominator_change IS NOT NULL
      THEN 'counted differently'
    ELSE ''
  END AS "Take care",
  'All the evidence' AS "Finding",
  f.place_id,
  f.indicator_id AS indicator_page,
  f.finding_id AS finding_page
FROM positive_deviance f
LEFT JOIN indicator i USING (indicator_id)
JOIN place p ON p.place_id = f.place_id
WHERE f.mission_id = :mission AND f.state <> 'gone' AND f.same_as IS NULL
ORDER BY f.q_value, f.finding_id
