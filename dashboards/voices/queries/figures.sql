WITH reports AS (
  SELECT sum(reports) AS n FROM (
    SELECT role, period, max(reports) AS reports
    FROM wrote WHERE mission_id = :mission GROUP BY role, period)),
own AS (
  SELECT e.report_id, e.place_id FROM report_excerpt e
  JOIN theme t USING (mission_id, theme_id) WHERE e.mission_id = :mission)
SELECT 1 AS position, 'Reports read' AS label, format('{:,}', coalesce(n, 0)::BIGINT) AS value,
  'from every feed, since the first that was delivered' AS note FROM reports
UNION ALL SELECT 2, 'That speak of a theme', format('{:,}', count(DISTINCT report_id)), 'of this mission' FROM own
UNION ALL SELECT 3, 'Places', count(DISTINCT place_id)::VARCHAR, 'heard from on a theme' FROM own
UNION ALL SELECT 4, 'Roles', count(DISTINCT role)::VARCHAR, 'of those who wrote'
  FROM wrote WHERE mission_id = :mission
ORDER BY position
