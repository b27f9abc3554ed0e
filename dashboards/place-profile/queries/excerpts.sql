SELECT
  place_id AS page_of,
  excerpt AS "Words",
  theme AS "Theme",
  coalesce(role, 'role not given') AS "Who",
  period AS "When"
FROM words
QUALIFY row_number() OVER (PARTITION BY place_id ORDER BY period_end DESC, report_id, theme) <= 12
ORDER BY place_id, period_end DESC, report_id, theme
