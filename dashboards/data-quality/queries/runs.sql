SELECT
  as_of AS "As of",
  run_id AS "Run",
  version AS "Version",
  runner AS "Engine",
  inputs AS "Files",
  rows AS "Rows read",
  findings AS "Findings",
  status AS "Status"
FROM run_all
ORDER BY as_of DESC, run_id
LIMIT 60
