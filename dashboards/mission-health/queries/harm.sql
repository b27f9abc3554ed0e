SELECT code AS "Code", sentence AS "What happened", since AS "Since",
  coalesce(answered_by, 'no') AS "Answered", shows AS "It shows", shows_not AS "It does not show"
FROM watch_alert
WHERE mission_id = :mission AND state <> 'gone'
  AND rule IN ('guardrail-worse', 'paid-for-elsewhere', 'neglect', 'resistance')
ORDER BY rank = 0, rank, code
