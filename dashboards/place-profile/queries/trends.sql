SELECT panel, day, value
FROM series
WHERE place_id = :place
ORDER BY indicator_id, day
