SELECT
  indicator_id,
  feed_id,
  count(DISTINCT place_id) AS places,
  min(period_start) AS first,
  max(period_end) AS last,
  count(*) AS observed,
  count(*) FILTER (WHERE status = 'revised') AS revised,
  count(*) FILTER (WHERE status = 'provisional') AS provisional
FROM observation
GROUP BY ALL
ORDER BY indicator_id, feed_id
