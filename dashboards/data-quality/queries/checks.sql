SELECT
  replace("check", '-', ' ') AS "Check",
  source_file AS "File",
  result AS "Result",
  "count" AS "Rows or values",
  detail AS "In words"
FROM data_quality
WHERE "check" <> 'rows' AND "check" NOT LIKE 'rejected:%'
ORDER BY CASE result WHEN 'fail' THEN 0 WHEN 'warn' THEN 1 WHEN 'note' THEN 2 ELSE 3 END,
  feed_id, source_file, "check"
LIMIT 200
