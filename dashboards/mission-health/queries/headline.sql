WITH a AS (SELECT count(*) FILTER (WHERE rank > 0) AS waiting FROM watch_alert WHERE mission_id = :mission),
d AS (SELECT (SELECT count(*) FROM plan_item WHERE mission_id = :mission)
  + (SELECT count(*) FROM log_item WHERE mission_id = :mission) AS rows)
SELECT CASE
  WHEN waiting = 1 THEN '1 alert needs a decision'
  WHEN waiting > 1 THEN waiting || ' alerts need a decision'
  WHEN rows = 0 THEN 'No alert, and neither a plan nor a log was delivered'
  ELSE 'Nothing needs a decision this week'
  END AS headline
FROM a, d
