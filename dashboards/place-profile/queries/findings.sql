SELECT
  title AS "Indicator",
  evidence AS "In words",
  replace(tier, '-', ' ') AS "Evidence",
  onset AS "Since",
  weeks_standing AS "Weeks on the list"
FROM found
WHERE place_id = :place
ORDER BY q_value, finding_id
