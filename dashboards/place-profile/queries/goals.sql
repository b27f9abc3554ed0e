SELECT
  g.place_id AS page_of,
  i.title AS "Indicator",
  m.title AS "Mission",
  CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * v.value)
    ELSE format('{:,.1f}', v.value) END AS "Latest",
  CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * g.target_value)
    ELSE format('{:,.1f}', g.target_value) END AS "Target",
  g.target_period AS "By",
  v.evidence AS "In words",
  g.indicator_id AS indicator_page,
  g.mission_id AS mission_page
FROM goal g
JOIN goal_progress v ON v.goal_id = g.goal_id AND v.method = 'linear-pace'
JOIN indicator i ON i.indicator_id = g.indicator_id
JOIN mission m ON m.mission_id = g.mission_id
WHERE g.place_id IS NOT NULL
ORDER BY g.place_id, g.goal_id
