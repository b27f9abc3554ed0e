SELECT e.place_id, e.excerpt, t.title AS theme, e.role, e.period, e.period_end, e.report_id
FROM report_excerpt e
JOIN theme t USING (mission_id, theme_id)
WHERE e.place_id IN (SELECT place_id FROM page_place)
ORDER BY e.place_id
