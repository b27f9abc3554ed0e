SELECT
  code AS "Code",
  replace(rule, '-', ' ') AS "Rule",
  sentence AS "What happened",
  kind AS "Kind",
  state AS "State",
  since AS "Since",
  coalesce(answered_by, CASE WHEN shielded_until IS NOT NULL THEN 'shielded until ' || shielded_until END, 'no') AS "Answered",
  shows AS "It shows",
  shows_not AS "It does not show"
FROM watch_alert
WHERE mission_id = :mission
ORDER BY state = 'gone', rank = 0, rank, code
