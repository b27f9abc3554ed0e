SELECT feed_id AS "Feed",
  CASE state WHEN 'gone' THEN 'gone' WHEN 'late' THEN 'late' ELSE 'came' END AS "What",
  count(*) AS "Files", max(latest_period_end) AS "Data to", max(expected_next) AS "Next expected"
FROM delivery
WHERE state IN ('gone', 'late') OR first_seen > try_cast(:since AS DATE)
GROUP BY ALL
ORDER BY feed_id, "What"
