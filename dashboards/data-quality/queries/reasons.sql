SELECT
  replace(reason, '-', ' ') AS "Reason",
  feed_id AS "Feed",
  field AS "Field",
  count(*) AS "Values",
  min_by(detail, (source_file, line)) AS "For example",
  min_by(source_file || ', line ' || line, (source_file, line)) AS "Where"
FROM rejected_record
GROUP BY reason, feed_id, field
ORDER BY count(*) DESC, reason, feed_id, field
LIMIT 100
