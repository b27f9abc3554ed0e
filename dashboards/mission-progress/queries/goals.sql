SELECT
  i.title || coalesce(' (' || p.name || ')', ' (' || goal.gap || ')', '') AS "Goal",
  m.title AS "Mission",
  goal.ambition AS "Ambition",
  CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * g.value)
    ELSE format('{:,.1f}', g.value) END AS "Latest",
  g.period AS "Period",
  CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * g.target)
    ELSE format('{:,.1f}', g.target) END AS "Target",
  goal.target_period AS "By",
  g.in_words AS "Verdict"
FROM verdict g
JOIN goal USING (goal_id)
JOIN indicator i ON i.indicator_id = goal.indicator_id
JOIN mission m ON m.mission_id = goal.mission_id
LEFT JOIN place p ON p.place_id = goal.place_id
WHERE g.method = 'linear-pace'
ORDER BY g.ratio NULLS FIRST, goal_id
