WITH delivered AS (
  SELECT feed_id, count(*) AS files, max(first_seen) AS newest,
    max(latest_period_end) AS latest, max(expected_next) AS due,
    bool_or(state = 'late') AS late, bool_or(state = 'gone') AS gone
  FROM delivery
  GROUP BY feed_id),
rows_of AS (
  SELECT feed_id, sum(rows_read) AS read, sum(rows_rejected) AS rejected
  FROM (SELECT DISTINCT feed_id, source_file, rows_read, rows_rejected FROM data_quality)
  GROUP BY feed_id)
SELECT d.feed_id AS "Feed",
  CASE WHEN d.late THEN 'late' WHEN d.gone THEN 'a file is gone' ELSE 'on time' END AS "State",
  d.files AS "Files", d.newest AS "Newest file first read", d.latest AS "Data to",
  d.due AS "Next expected", r.read AS "Rows", r.rejected AS "Rejected"
FROM delivered d
LEFT JOIN rows_of r USING (feed_id)
ORDER BY d.late DESC, d.gone DESC, d.feed_id
