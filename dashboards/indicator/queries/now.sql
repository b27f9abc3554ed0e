WITH latest AS (
  SELECT
    *,
    CASE WHEN measure = 'proportion' THEN format('{:.1f}%', 100 * value)
      ELSE format('{:,.1f}', value) || coalesce(' ' || unit, '') END AS words
  FROM whole
  WHERE settled
  QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY period_start DESC) = 1)
SELECT
  l.*,
  before.value AS year_ago,
  CASE WHEN l.measure = 'proportion' THEN format('{:+.1f} points', 100 * (l.value - before.value))
    WHEN l.measure IN ('rate', 'count') THEN format('{:+.0f}%', 100 * (l.value / nullif(before.value, 0) - 1))
    ELSE format('{:+.2f}', l.value - before.value) || coalesce(' ' || l.unit, '') END AS change
FROM latest l
LEFT JOIN whole before ON before.indicator_id = l.indicator_id AND before.period_start =
  CASE WHEN l.length = 'week' THEN l.period_start - INTERVAL 364 DAY
    ELSE l.period_start - INTERVAL 1 YEAR END
ORDER BY l.indicator_id
