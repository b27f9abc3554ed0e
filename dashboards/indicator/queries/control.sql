SELECT
  indicator_id AS page_of,
  period,
  period_start,
  period_end,
  shown AS value,
  CASE WHEN measure = 'proportion' THEN 100 * mean ELSE mean END AS mean,
  CASE WHEN measure = 'proportion' THEN 100 * lower_limit ELSE lower_limit END AS lower_limit,
  CASE WHEN measure = 'proportion' THEN 100 * upper_limit ELSE upper_limit END AS upper_limit,
  coalesce(rule, '') AS rule,
  variation,
  chart,
  crossings,
  crossings_limit
FROM whole
WHERE mean IS NOT NULL AND variation IS NOT NULL
ORDER BY indicator_id, period_start
