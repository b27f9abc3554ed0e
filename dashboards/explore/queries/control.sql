SELECT
  s.period,
  s.period_start,
  s.period_end,
  c.times * s.value AS value,
  c.times * s.mean AS mean,
  c.times * s.lower_limit AS lower_limit,
  c.times * s.upper_limit AS upper_limit,
  coalesce(s.rule, '') AS rule,
  s.variation,
  s.chart,
  s.crossings,
  s.crossings_limit,
  s.context
FROM spc_point s
JOIN chosen c ON s.place_id = c.place_id
WHERE s.indicator_id = :indicator
ORDER BY s.period_start, coalesce(s.event, 0)
