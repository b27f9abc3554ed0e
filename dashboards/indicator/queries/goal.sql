WITH aim AS (
  SELECT *
  FROM goal
  WHERE place_id IS NULL AND gap IS NULL
  QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY goal_id) = 1),
steps AS (
  SELECT indicator_id, baseline_period AS period, baseline_value AS value FROM aim
  UNION ALL
  SELECT indicator_id, step->>'period', (step->>'value')::DOUBLE
  FROM (SELECT indicator_id, unnest(from_json(milestones, '["json"]')) AS step FROM aim
    WHERE milestones IS NOT NULL)
  UNION ALL
  SELECT indicator_id, target_period, target_value FROM aim),
dated AS (
  SELECT
    indicator_id,
    value,
    CASE
      WHEN period SIMILAR TO '\d{4}-\d{2}' THEN last_day((period || '-01')::DATE)
      WHEN period SIMILAR TO '\d{4}-Q[1-4]'
        THEN last_day(make_date(left(period, 4)::INT, 3 * right(period, 1)::INT, 1))
      WHEN period SIMILAR TO '\d{4}-W\d{2}'
        THEN (date_trunc('week', make_date(left(period, 4)::INT, 1, 4))
          + INTERVAL 7 DAY * (right(period, 2)::INT - 1) + INTERVAL 6 DAY)::DATE
      WHEN period SIMILAR TO '\d{4}-04-01/P1Y' THEN make_date(left(period, 4)::INT + 1, 3, 31)
      WHEN period SIMILAR TO '\d{4}' THEN make_date(period::INT, 12, 31) END AS day
  FROM steps)
SELECT w.indicator_id AS page_of, 'All places' AS series, w.period_end AS day, w.shown AS value
FROM whole w
SEMI JOIN aim USING (indicator_id)
WHERE w.settled
UNION ALL
SELECT d.indicator_id, 'Path to the target', d.day,
  CASE WHEN i.measure = 'proportion' THEN 100 * d.value ELSE d.value END
FROM dated d
JOIN indicator i USING (indicator_id)
SEMI JOIN whole w ON w.indicator_id = d.indicator_id
WHERE d.day IS NOT NULL
ORDER BY 1, 2, 3
