SELECT f.*, p.name
FROM positive_deviance f
JOIN place p ON p.place_id = f.place_id
WHERE f.state <> 'gone' AND f.same_as IS NULL AND f.scope = 'indicator'
ORDER BY f.indicator_id, f.q_value, f.finding_id
