WITH counted AS (
  SELECT indicator_id, count(z_level) AS tested, count(*) FILTER (WHERE z_level >= 2) AS ahead,
    count(*) FILTER (WHERE z_level <= -2) AS behind
  FROM ranked
  GROUP BY indicator_id)
SELECT
  i.indicator_id AS page_of,
  coalesce(n.words || ' in the period to ' || strftime(n.period_end, '%-d %B %Y')
    || CASE n.variation
      WHEN 'improvement' THEN ', better than ordinary variation explains'
      WHEN 'concern' THEN ', worse than ordinary variation explains'
      WHEN 'neither-high' THEN ', unusually high'
      WHEN 'neither-low' THEN ', unusually low'
      ELSE ', within ordinary variation' END,
    CASE WHEN coalesce(c.tested, 0) = 0 THEN 'No value for all places together yet'
      ELSE c.ahead || ' of ' || c.tested || ' places are ahead of what their circumstances predict'
      END) AS headline
FROM indicator i
LEFT JOIN now n USING (indicator_id)
LEFT JOIN counted c USING (indicator_id)
ORDER BY i.indicator_id
