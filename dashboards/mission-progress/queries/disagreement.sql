WITH judged AS (
  SELECT
    goal_id,
    method,
    status IN ('achieved', 'on-track') AS good,
    replace(replace(method, 'sdg-', 'SDG-'), '-', ' ') || ': ' || in_words AS words
  FROM verdict
  WHERE status <> 'no-verdict')
SELECT
  i.title || coalesce(' (' || p.name || ')', ' (' || goal.gap || ')', '') AS "Goal",
  string_agg(words, '; ' ORDER BY method) FILTER (WHERE good) AS "On track or achieved",
  string_agg(words, '; ' ORDER BY method) FILTER (WHERE NOT good) AS "Not on track"
FROM judged v
JOIN goal USING (goal_id)
JOIN indicator i ON i.indicator_id = goal.indicator_id
LEFT JOIN place p ON p.place_id = goal.place_id
GROUP BY goal_id, i.title, p.name, goal.gap
HAVING bool_or(good) AND NOT bool_and(good)
ORDER BY goal_id
