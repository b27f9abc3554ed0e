SELECT
  excerpt AS "Words",
  theme AS "Theme",
  coalesce(role, 'role not given') AS "Who",
  period AS "When"
FROM words
WHERE place_id = :place
ORDER BY period_end DESC, report_id, theme
LIMIT 12
