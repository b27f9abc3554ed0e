SELECT
  place_id AS page_of,
  title AS "Indicator",
  evidence AS "In words",
  replace(tier, '-', ' ') AS "Evidence",
  onset AS "Since",
  weeks_standing AS "Weeks on the list"
FROM found
ORDER BY place_id, q_value, finding_id
