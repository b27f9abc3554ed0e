SELECT i.indicator_id AS value, i.title AS label, m.title AS heading
FROM indicator i
JOIN mission m USING (mission_id)
ORDER BY heading, label, value
