SELECT i.title AS "Indicator", count(*) AS "Places", w.indicator_id AS indicator_page
FROM worse w
JOIN indicator i ON i.indicator_id = w.indicator_id
GROUP BY i.title, w.indicator_id
HAVING count(*) > 1
ORDER BY count(*) DESC, i.title
