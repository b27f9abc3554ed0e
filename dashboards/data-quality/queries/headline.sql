WITH files AS (
  SELECT feed_id, source_file, max(rows_read) AS rows_read, max(rows_rejected) AS rows_rejected
  FROM data_quality GROUP BY feed_id, source_file)
SELECT CASE
  WHEN coalesce(sum(rows_read), 0) = 0 THEN 'No rows were read'
  WHEN sum(rows_rejected) = 0 THEN 'No row of ' || format('{:,}', sum(rows_read)::BIGINT) || ' was rejected'
  ELSE format('{:.1f}', 100.0 * sum(rows_rejected) / sum(rows_read)) || '% of '
    || format('{:,}', sum(rows_read)::BIGINT) || ' rows were rejected'
  END AS headline
FROM files
