WITH verdict AS (
  SELECT
    goal_id,
    method,
    status IN ('achieved', 'on-track') AS good,
    replace(replace(method, 'sdg-', 'SDG-'), '-', ' ') || ': ' || CASE status WHEN 'on-track' THEN 'on track' WHEN 'acceleration-needed' THEN 'needs to go faster'
    WHEN 'limited' THEN 'limited progress' WHEN 'deterioration' THEN 'moving away from the target'
    WHEN 'no-verdict' THEN 'no verdict' ELSE status END AS words
  FROM goal_progress
  WHERE status <> 'no-verdict')
SELECT
  i.title || coalesce(' (' || p.name || ')', '') AS "Goal",
  string_agg(words, '; ' ORDER BY method) FILTER (WHERE good) AS "On track or achieved",
  string_agg(words, '; ' ORDER BY method) FILTER (WHERE NOT good) AS "Not on track"
FROM verdict v
JOIN goal USING (goal_id)
JOIN indicator i ON i.indicator_id = goal.indicator_id
LEFT JOIN place p ON p.place_id = goal.place_id
GROUP BY goal_id, i.title, p.name
HAVING bool_or(good) AND NOT bool_and(good)
ORDER BY goal_id
