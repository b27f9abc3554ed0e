SELECT theme AS panel, month AS day, 100.0 * mentions / reports AS value
FROM monthly
WHERE mission_id = :mission AND reports > 0
ORDER BY theme_id, month
