SELECT
  i.title AS "Goal",
  string_agg(g.method || ': ' || replace(g.status, '-', ' '), '; ' ORDER BY g.method) AS "Verdicts"
FROM goal_progress g
JOIN goal USING (goal_id)
JOIN indicator i ON i.indicator_id = goal.indicator_id
WHERE g.status <> 'no-verdict'
GROUP BY goal_id, i.title
HAVING count(DISTINCT g.status) > 1
ORDER BY goal_id
