SELECT
  place_id AS page_of,
  title AS "Indicator",
  evidence AS "In words",
  CASE tier WHEN 'confirmed' THEN 'Strong evidence' WHEN 'changed' THEN 'Good evidence of a change'
    WHEN 'far-ahead' THEN 'Far beyond the ordinary spread' ELSE 'Suggestive evidence' END AS "Evidence",
  onset AS "Since",
  weeks_standing AS "Weeks on the list",
  indicator_id AS indicator_page,
  'All the evidence' AS "Finding",
  finding_id AS finding_page
FROM found
ORDER BY place_id, q_value, finding_id
