SELECT p.name AS "Place", coalesce(t.title, replace(s.theme_id, 'word:', '')) AS "Practice",
  o.name AS "Learn from", i.title AS "Indicator",
  coalesce(format('{:,.0f}', s.potential_gain), '–') AS "Half the gap would give",
  s.place_id, f.indicator_id AS indicator_page
FROM scaling_candidate s
JOIN positive_deviance f USING (finding_id)
JOIN place p ON p.place_id = s.place_id
JOIN place o ON o.place_id = f.place_id
JOIN indicator i ON i.indicator_id = f.indicator_id
LEFT JOIN theme t ON t.mission_id = f.mission_id AND t.theme_id = s.theme_id
WHERE s.theme_id IS NOT NULL
ORDER BY s.potential_gain DESC NULLS LAST, p.name, o.name, s.finding_id
LIMIT 200
