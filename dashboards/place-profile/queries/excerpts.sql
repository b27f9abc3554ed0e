SELECT
  place_id AS page_of,
  excerpt AS "Words",
  theme AS "Theme",
  coalesce(role, 'role not given') AS "Who",
  period AS "When"
FROM words
ORDER BY place_id, period_end DESC, report_id, theme
