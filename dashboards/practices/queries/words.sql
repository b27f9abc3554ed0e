SELECT coalesce(t.title, replace(p.theme_id, 'word:', '')) AS "Practice", e.excerpt AS "Words",
  c.name AS "Place", e.period_end AS "Written by", e.place_id
FROM practice p
JOIN report_excerpt e ON e.mission_id = p.mission_id AND e.theme_id = p.theme_id
JOIN place c ON c.place_id = e.place_id
LEFT JOIN theme t ON t.mission_id = p.mission_id AND t.theme_id = p.theme_id
WHERE p.deviants = 'found' AND list_contains(from_json(p.places, '["VARCHAR"]'), e.place_id)
QUALIFY row_number() OVER (
  PARTITION BY p.practice_id ORDER BY e.period_start DESC, e.report_id) <= 3
ORDER BY "Practice", e.period_start DESC, e.report_id
