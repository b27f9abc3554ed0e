SELECT
  source_file AS "File",
  feed_id AS "Feed",
  max(rows_read) AS "Read",
  max(rows_accepted) AS "Accepted",
  max(rows_rejected) AS "Rejected",
  max(rows_skipped) AS "Skipped",
  round(100.0 * max(rows_rejected) / nullif(max(rows_read), 0), 2) AS "Rejected (%)"
FROM data_quality
GROUP BY feed_id, source_file
ORDER BY feed_id, source_file
