SELECT
  code AS "Code",
  sentence AS "What happened",
  since AS "Since",
  greatest(0, date_diff('day', since, CAST(:as_of AS DATE)) // 7) AS "Weeks without an answer",
  'We decided to … (' || code || ')' AS "Write into the minute"
FROM watch_alert
WHERE mission_id = :mission AND rank BETWEEN 1 AND 3
ORDER BY rank
