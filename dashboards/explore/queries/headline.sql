WITH last AS (
  SELECT own, other, period_end FROM course ORDER BY period_start DESC LIMIT 1)
SELECT coalesce(
  c.place || ': ' || format('{:,.1f}', l.own) || c.unit || ' in the period to '
    || strftime(l.period_end, '%-d %B %Y')
    || CASE WHEN v.change IS NULL THEN ''
      ELSE ', ' || CASE WHEN abs(v.change) < 0.05 THEN 'as before '
        ELSE format('{:,.1f}', abs(v.change)) || c.step || CASE
          WHEN c.better = 'neither' THEN CASE WHEN v.change > 0 THEN ' higher than before '
            ELSE ' lower than before ' END
          WHEN (v.change > 0) = (c.better = 'higher') THEN ' better than before '
          ELSE ' worse than before ' END END
        || strftime(c.since, '%-d %B %Y') END,
  c.place || ' has no settled value of this indicator') AS headline
FROM chosen c
LEFT JOIN last l ON true
LEFT JOIN verdict v ON true
