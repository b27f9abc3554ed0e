SELECT
  s.excerpt AS "Words",
  s.theme AS "Theme",
  s.role AS "Who",
  p.name AS "Where",
  s.period AS "When"
FROM spoken s
JOIN place p USING (place_id)
WHERE s.mission_id = :mission
ORDER BY s.theme_id, s.period_end DESC, s.report_id
