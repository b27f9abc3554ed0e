WITH verdict AS (
  SELECT
    count(*) AS goals,
    count(*) FILTER (WHERE status IN ('achieved', 'on-track')) AS on_track,
    count(*) FILTER (WHERE status = 'deterioration') AS away,
    count(*) FILTER (WHERE status = 'no-verdict') AS open
  FROM goal_progress WHERE method = 'linear-pace')
SELECT 1 AS position, 'Missions' AS label, (SELECT count(*) FROM mission)::VARCHAR AS value, 'in the registry' AS note
UNION ALL SELECT 2, 'Goals on track', on_track || ' of ' || goals, 'achieved or on track' FROM verdict
UNION ALL SELECT 3, 'Moving away', away::VARCHAR, 'from the target' FROM verdict
UNION ALL SELECT 4, 'No verdict', open::VARCHAR, 'too little data, or no way to judge' FROM verdict
ORDER BY position
