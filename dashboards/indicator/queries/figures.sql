WITH counted AS (
  SELECT indicator_id, count(z_level) AS tested, count(*) FILTER (WHERE z_level >= 2) AS ahead,
    count(*) FILTER (WHERE z_level <= -2) AS behind
  FROM ranked
  GROUP BY indicator_id),
aim AS (
  SELECT indicator_id, target_value, target_period
  FROM goal
  WHERE place_id IS NULL AND gap IS NULL
  QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY goal_id) = 1),
age AS (
  SELECT indicator_id, date_diff('day', period_end, as_of) AS days
  FROM now
  CROSS JOIN (SELECT max(as_of) AS as_of FROM run)),
own AS (
  SELECT
    i.indicator_id,
    unnest([1, 2, 3, 4]) AS position,
    unnest(['Latest', 'On a year ago', 'Target', 'Places']) AS label,
    unnest([
      coalesce(n.words, 'none'),
      coalesce(n.change, 'not known'),
      coalesce(CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * a.target_value)
        ELSE format('{:,.1f}', a.target_value) || coalesce(' ' || i.unit, '') END, 'none'),
      coalesce(c.tested, 0)::VARCHAR]) AS value,
    unnest([
      coalesce('to ' || strftime(n.period_end, '%-d %b %Y') || CASE
        WHEN g.days < 14 THEN ', ' || g.days || ' days old'
        WHEN g.days < 91 THEN ', ' || g.days // 7 || ' weeks old'
        ELSE ', ' || g.days // 30 || ' months old' END, 'for all places together'),
      CASE WHEN i.better = 'neither' THEN 'not judged' ELSE i.better || ' is better' END,
      coalesce('by ' || CASE WHEN a.target_period SIMILAR TO '\d{4}-\d{2}'
        THEN strftime((a.target_period || '-01')::DATE, '%b %Y')
        ELSE a.target_period END, 'no goal for all places'),
      coalesce(c.ahead || ' ahead of what is expected, ' || c.behind || ' behind', 'not compared')
      ]) AS note
  FROM indicator i
  LEFT JOIN now n USING (indicator_id)
  LEFT JOIN age g USING (indicator_id)
  LEFT JOIN aim a USING (indicator_id)
  LEFT JOIN counted c USING (indicator_id))
SELECT indicator_id AS page_of, label, value, note
FROM own
ORDER BY indicator_id, position
