WITH noticed AS (
  SELECT "check", feed_id, source_file, result, "count", detail
  FROM data_quality
  WHERE "check" <> 'rows' AND "check" NOT LIKE 'rejected:%'
  UNION ALL
  SELECT 'disclosure audit', indicator_id, indicator_id,
    CASE WHEN shown_before + recoverable_with_before > 0 THEN 'warn' ELSE 'pass' END,
    hidden,
    format('rule {}: {:,} of {:,} values hidden, {:,} shown as published before; {:,} follow from what is shown, {:,} from other publications; {:.1f}% of the hidden ones can be narrowed down too far',
      rule, hidden, cells, held, recoverable, shown_before + recoverable_with_before, 100 * within_share)
  FROM disclosure_audit
  WHERE hidden > 0)
SELECT
  replace("check", '-', ' ') AS "Check",
  source_file AS "File",
  result AS "Result",
  "count" AS "Rows or values",
  detail AS "In words"
FROM noticed
ORDER BY CASE result WHEN 'fail' THEN 0 WHEN 'warn' THEN 1 WHEN 'note' THEN 2 ELSE 3 END,
  feed_id, source_file, "check"
LIMIT 200
