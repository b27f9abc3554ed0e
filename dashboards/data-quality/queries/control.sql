WITH files AS (
  SELECT as_of, feed_id, source_file, max(rows_read) AS rows_read, max(rows_rejected) AS rejected
  FROM data_quality_all GROUP BY as_of, feed_id, source_file),
dates AS (
  SELECT as_of, 100.0 * sum(rejected) / sum(rows_read) AS value
  FROM files GROUP BY as_of HAVING sum(rows_read) > 0),
moving AS (
  SELECT *, abs(value - lag(value) OVER (ORDER BY as_of)) AS mr FROM dates),
limits AS (
  SELECT avg(value ORDER BY as_of) AS mean, 2.66 * avg(mr ORDER BY as_of) AS width FROM moving)
SELECT as_of::VARCHAR AS period, as_of AS period_start, as_of AS period_end, value, mean,
  mean - width AS lower_limit, mean + width AS upper_limit,
  CASE WHEN abs(value - mean) > width THEN 'outside-limits' END AS rule,
  CASE WHEN value > mean + width THEN 'concern' WHEN value < mean - width THEN 'improvement'
    ELSE 'common-cause' END AS variation
FROM moving, limits
ORDER BY as_of
