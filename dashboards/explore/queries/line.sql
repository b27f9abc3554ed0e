SELECT series, day, value
FROM (
  SELECT
    CASE c.shown WHEN 'gap' THEN 'Difference from: ' || lcase(left(c.comparison, 1))
      || substr(c.comparison, 2) ELSE c.place END AS series,
    o.period_end AS day,
    CASE c.shown WHEN 'gap' THEN o.own - o.other
      WHEN 'change' THEN o.own - v.before ELSE o.own END AS value,
    0 AS position
  FROM course o
  CROSS JOIN chosen c
  LEFT JOIN verdict v ON true
  UNION ALL
  SELECT
    c.comparison,
    o.period_end,
    CASE c.shown WHEN 'change' THEN o.other - (
      SELECT median(s.before) FROM shift s WHERE CASE c.compare WHEN 'all' THEN s.place_id = '*'
        ELSE s.place_id IN (SELECT place_id FROM compared) END) ELSE o.other END,
    1
  FROM course o
  CROSS JOIN chosen c
  WHERE c.shown <> 'gap')
WHERE value IS NOT NULL
ORDER BY position, day
