SELECT panel, day, value
FROM series
WHERE place_id = :place
  AND indicator_id IN (
    SELECT indicator_id FROM profile
    WHERE place_id = :place
    ORDER BY abs(z_level) DESC NULLS LAST, indicator_id
    LIMIT 24)
ORDER BY indicator_id, day
