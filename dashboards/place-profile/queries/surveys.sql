SELECT e.*, i.title AS question, i.measure
FROM survey_estimate e
JOIN indicator i USING (indicator_id)
ORDER BY e.place_id
