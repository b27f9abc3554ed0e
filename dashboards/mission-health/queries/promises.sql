SELECT code AS "Code", sentence AS "What happened", since AS "Since",
  coalesce(answered_by, 'no') AS "Answered"
FROM watch_alert
WHERE mission_id = :mission AND state <> 'gone' AND rule = 'promises'
ORDER BY rank = 0, rank, code
