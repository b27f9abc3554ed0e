SELECT i.title AS "Indicator", replace(s.before, '-', ' ') AS "Then",
  replace(s.after, '-', ' ') AS "Now", s.evidence AS "In words",
  m.title AS "Mission", g.indicator_id AS indicator_page, s.mission_id AS mission_page
FROM goals s
JOIN goal g USING (goal_id)
JOIN indicator i ON i.indicator_id = g.indicator_id
JOIN mission m ON m.mission_id = s.mission_id
ORDER BY s.mission_id, s.goal_id
