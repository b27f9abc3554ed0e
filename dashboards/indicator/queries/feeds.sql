WITH delivered AS (
  SELECT feed_id, count(*) AS files, max(first_seen) AS newest, max(expected_next) AS due,
    bool_or(state = 'late') AS late
  FROM delivery
  GROUP BY feed_id)
SELECT
  c.indicator_id AS page_of,
  c.feed_id AS "Feed",
  d.files AS "Files",
  d.newest AS "Newest file first read",
  c.first AS "First day",
  c.last AS "Last day",
  c.places AS "Places",
  c.observed AS "Values",
  c.revised AS "Revised",
  c.provisional AS "Provisional",
  CASE WHEN d.late THEN 'late' ELSE 'on time' END AS "State"
FROM came c
LEFT JOIN delivered d USING (feed_id)
ORDER BY c.indicator_id, c.feed_id
