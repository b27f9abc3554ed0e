SELECT place_id AS page_of, panel, day, value
FROM series
ORDER BY place_id, indicator_id, day
