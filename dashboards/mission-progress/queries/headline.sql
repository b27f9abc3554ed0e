SELECT CASE
  WHEN count(*) = 0 THEN 'No goals are set'
  ELSE count(*) FILTER (WHERE status IN ('achieved', 'on-track')) || ' of ' || count(*)
    || CASE WHEN count(*) = 1 THEN ' goal is' ELSE ' goals are' END || ' achieved or on track'
  END AS headline
FROM goal_progress
WHERE method = 'linear-pace'
