SELECT CASE
  WHEN count(*) FILTER (WHERE rank > 0) = 0 THEN 'Nothing needs a decision this week'
  WHEN count(*) FILTER (WHERE rank > 0) = 1 THEN '1 alert needs a decision'
  ELSE count(*) FILTER (WHERE rank > 0) || ' alerts need a decision'
  END AS headline
FROM watch_alert WHERE mission_id = :mission
