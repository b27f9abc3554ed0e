-- One row is a goal in a period: its value, and where the straight path over its steps is then.
WITH legs AS (
  SELECT
    goal_id,
    period_end AS first,
    value AS from_value,
    lead(period_end) OVER path AS last,
    lead(value) OVER path AS to_value
  FROM goal_step
  WHERE period_end IS NOT NULL
  WINDOW path AS (PARTITION BY goal_id ORDER BY period_end, kind))
SELECT
  a.scope_id AS goal_id,
  a.indicator_id,
  a.period,
  a.period_end,
  a.value,
  a.settled,
  l.from_value + (l.to_value - l.from_value) * date_diff('day', l.first, a.period_end)
    / date_diff('day', l.first, l.last) AS required
FROM aggregate a
JOIN legs l ON l.goal_id = a.scope_id AND l.last > l.first
  AND a.period_end > l.first AND a.period_end <= l.last
WHERE a.scope = 'goal'
ORDER BY goal_id, a.period_end
