SELECT i.title AS "Indicator", count(*) AS "Values", count(DISTINCT o.place_id) AS "Places",
  min(o.period_start) AS "First day", max(o.period_end) AS "Last day",
  o.indicator_id AS indicator_page
FROM observation o
JOIN indicator i USING (indicator_id)
WHERE o.status = 'revised' AND o.period_end <= try_cast(:since AS DATE)
  AND NOT EXISTS (
    SELECT 1 FROM observation_all b
    WHERE b.as_of = try_cast(:since AS DATE) AND b.status = 'revised'
      AND b.indicator_id = o.indicator_id AND b.place_id = o.place_id
      AND b.period_start = o.period_start AND b.event IS NOT DISTINCT FROM o.event)
GROUP BY i.title, o.indicator_id
ORDER BY i.title, o.indicator_id
