SELECT
  indicator_id AS page_of,
  name AS "Place",
  evidence AS "In words",
  CASE tier WHEN 'confirmed' THEN 'Strong evidence' WHEN 'changed' THEN 'Good evidence of a change'
    WHEN 'far-ahead' THEN 'Far beyond the ordinary spread' ELSE 'Suggestive evidence' END AS "Evidence",
  onset AS "Since",
  'All the evidence' AS "Finding",
  place_id,
  finding_id AS finding_page
FROM standing
ORDER BY indicator_id, q_value, finding_id
