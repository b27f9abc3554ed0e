SELECT
  i.title || coalesce(' (' || p.name || ')', ' (' || goal.gap || ')', '') AS label,
  100 * g.ratio AS value
FROM goal_progress g
JOIN goal USING (goal_id)
JOIN indicator i ON i.indicator_id = goal.indicator_id
LEFT JOIN place p ON p.place_id = goal.place_id
WHERE g.method = 'linear-pace' AND g.ratio IS NOT NULL
ORDER BY value, goal_id
