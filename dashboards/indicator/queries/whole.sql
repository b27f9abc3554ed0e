SELECT
  a.indicator_id,
  i.title,
  i.measure,
  i.unit,
  i.better,
  i.period AS length,
  a.period,
  a.period_start,
  a.period_end,
  a.value,
  a.mean,
  a.lower_limit,
  a.upper_limit,
  a.rule,
  a.variation,
  a.assurance,
  a.chart,
  a.crossings,
  a.crossings_limit,
  a.settled,
  CASE WHEN i.measure = 'proportion' THEN 100 * a.value ELSE a.value END AS shown
FROM aggregate a
JOIN indicator i USING (indicator_id)
WHERE a.scope = 'all' AND a.value IS NOT NULL AND a.status <> 'incomplete'
ORDER BY a.indicator_id, a.period_start
