-- One row is a point of the declared path of a goal: its baseline, a milestone or its target.
WITH steps AS (
  SELECT goal_id, 'baseline' AS kind, baseline_period AS period, baseline_value AS value FROM goal
  UNION ALL
  SELECT goal_id, 'milestone', coalesce(step->>'period', step->>'by'), (step->>'value')::DOUBLE
  FROM (SELECT goal_id, unnest(from_json(milestones, '["json"]')) AS step FROM goal
    WHERE milestones IS NOT NULL)
  UNION ALL
  SELECT goal_id, 'target', target_period, target_value FROM goal)
SELECT
  goal_id,
  kind,
  period,
  CASE
    WHEN period SIMILAR TO '\d{4}-\d{2}' THEN last_day((period || '-01')::DATE)
    WHEN period SIMILAR TO '\d{4}-Q[1-4]'
      THEN last_day(make_date(left(period, 4)::INT, 3 * right(period, 1)::INT, 1))
    WHEN period SIMILAR TO '\d{4}-W\d{2}'
      THEN (date_trunc('week', make_date(left(period, 4)::INT, 1, 4))
        + INTERVAL 7 DAY * (right(period, 2)::INT - 1) + INTERVAL 6 DAY)::DATE
    WHEN period SIMILAR TO '\d{4}-04-01/P1Y' THEN make_date(left(period, 4)::INT + 1, 3, 31)
    WHEN period SIMILAR TO '\d{4}' THEN make_date(period::INT, 12, 31) END AS period_end,
  value
FROM steps
ORDER BY goal_id, period_end, kind
