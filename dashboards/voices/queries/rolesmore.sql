SELECT
  role AS "Role",
  theme AS "Theme",
  period AS "Week",
  mentions AS "Reports that speak of it",
  reports AS "Reports",
  format('{:.0f}%', 100 * expected_share) AS "Share before"
FROM wrote
WHERE mission_id = :mission AND q_value <= 0.1 AND log_odds > 0
ORDER BY period_end DESC, q_value, role, theme_id
LIMIT 60
