SELECT m.title AS series, p.as_of AS day, 100 * p.score AS value
FROM mission_progress_all p
JOIN mission m USING (mission_id)
WHERE p.score IS NOT NULL
ORDER BY series, day
