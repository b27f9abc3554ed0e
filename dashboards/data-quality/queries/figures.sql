WITH files AS (
  SELECT feed_id, source_file, max(rows_read) AS rows_read, max(rows_accepted) AS rows_accepted,
    max(rows_rejected) AS rows_rejected, max(rows_skipped) AS rows_skipped
  FROM data_quality GROUP BY feed_id, source_file),
total AS (
  SELECT coalesce(sum(rows_read), 0)::BIGINT AS rows_read,
    coalesce(sum(rows_accepted), 0)::BIGINT AS accepted,
    coalesce(sum(rows_rejected), 0)::BIGINT AS rejected,
    coalesce(sum(rows_skipped), 0)::BIGINT AS skipped,
    count(*) AS files, count(DISTINCT feed_id) AS feeds
  FROM files)
SELECT 1 AS position, 'Rows read' AS label, format('{:,}', rows_read) AS value,
  files || ' files of ' || feeds || ' feeds' AS note FROM total
UNION ALL SELECT 2, 'Accepted', format('{:,}', accepted), 'every mapped value was taken' FROM total
UNION ALL SELECT 3, 'Rejected', format('{:,}', rejected), 'a value was refused' FROM total
UNION ALL SELECT 4, 'Skipped', format('{:,}', skipped), 'not selected, empty, or not yet to be seen' FROM total
UNION ALL SELECT 5, 'Accounted for',
  CASE WHEN rows_read = accepted + rejected + skipped THEN 'all rows'
    ELSE format('{:,} of {:,}', accepted + rejected + skipped, rows_read) END,
  'accepted + rejected + skipped' FROM total
ORDER BY position
