-- The rows of each feed by the month that they are about, beside the feed's own usual month.
WITH months AS (
  SELECT feed_id, date_trunc('month', period_end)::DATE AS month, count(*) AS found,
    count(*) FILTER (WHERE status = 'revised') AS revised,
    count(*) FILTER (WHERE status = 'provisional') AS provisional
  FROM observation
  WHERE period_end > (SELECT max(as_of) FROM run) - INTERVAL 12 MONTH
  GROUP BY ALL),
grid AS (
  SELECT f.feed_id, m.month
  FROM (SELECT DISTINCT feed_id FROM observation) f
  CROSS JOIN (SELECT unnest(generate_series(
    date_trunc('month', (SELECT max(as_of) FROM run) - INTERVAL 11 MONTH),
    date_trunc('month', (SELECT max(as_of) FROM run)), INTERVAL 1 MONTH))::DATE AS month) m)
SELECT
  g.feed_id AS row,
  'Feed' AS row_is,
  strftime(g.month, '%b %y') AS "column",
  CASE WHEN m.found IS NULL THEN NULL WHEN m.revised > 0 THEN -1.0
    WHEN m.provisional > 0 THEN 0.0 ELSE 1.0 END AS value,
  CASE WHEN m.found IS NULL THEN '–'
    ELSE format('{:,}', m.found) || CASE WHEN m.revised > 0 THEN ' restated'
      WHEN m.provisional > 0 THEN ' may change' ELSE '' END END AS shown
FROM grid g
LEFT JOIN months m ON m.feed_id = g.feed_id AND m.month = g.month
ORDER BY g.feed_id, g.month
