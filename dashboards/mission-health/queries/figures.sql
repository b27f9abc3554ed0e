WITH a AS (SELECT * FROM watch_alert WHERE mission_id = :mission AND state <> 'gone'),
m AS (SELECT * FROM watch_measure WHERE mission_id = :mission)
SELECT 1 AS position, 'Alerts' AS label, count(*)::VARCHAR AS value,
  count(*) FILTER (WHERE state = 'new') || ' new since the date before' AS note FROM a
UNION ALL SELECT 2, 'Answered', count(*) FILTER (WHERE answered_by IS NOT NULL)::VARCHAR,
  'a decision cites the code' FROM a
UNION ALL SELECT 3, 'Signals', count(*) FILTER (WHERE kind = 'signal')::VARCHAR,
  CASE WHEN count(*) FILTER (WHERE kind = 'signal') = 0 THEN 'no test raised an alert'
    ELSE 'about ' || format('{:.1f}', 0.1 * count(*) FILTER (WHERE kind = 'signal')) || ' of them are luck' END FROM a
UNION ALL SELECT 4, 'Actions done', coalesce(max(format('{:.0f}%', 100 * value)), 'not known'),
  coalesce(max('of ' || n || ' that were first due by now'), 'no verdict')
  FROM m WHERE rule = 'action' AND measure = 'done' AND subject = ''
UNION ALL SELECT 5, 'Commitments kept', coalesce(max(format('{:.0f}%', 100 * value)), 'not known'),
  coalesce(max('of ' || n || ', by the first day that was promised'), 'no verdict')
  FROM m WHERE rule = 'promises' AND measure = 'kept' AND subject = ''
UNION ALL SELECT 6, 'Goals made easier', coalesce(max(format('{:.0f}', value)), 'not known'),
  coalesce(max('over ' || n || ' versions of the registry'), 'one version is known')
  FROM m WHERE rule = 'goalposts' AND measure = 'made-easier' AND subject = ''
ORDER BY position
