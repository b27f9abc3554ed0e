WITH files AS (
  SELECT feed_id, source_file, max(rows_read) AS rows_read, max(rows_rejected) AS rows_rejected
  FROM data_quality GROUP BY feed_id, source_file)
SELECT feed_id AS label, 100.0 * sum(rows_rejected) / sum(rows_read) AS value
FROM files
GROUP BY feed_id
HAVING sum(rows_read) > 0
ORDER BY value DESC, label
