SELECT
  p.name AS "Place",
  t.title AS "Theme",
  r.period AS "Week",
  r.mentions AS "Reports that speak of it",
  r.reports AS "Reports",
  format('{:.0f}%', 100 * r.expected_share) AS "Share before",
  r.place_id
FROM report_theme r
JOIN theme t USING (mission_id, theme_id)
JOIN place p ON p.place_id = r.place_id
WHERE r.mission_id = :mission AND r.q_value <= 0.1 AND r.log_odds > 0
ORDER BY r.period_end DESC, r.q_value, r.place_id, r.theme_id
LIMIT 60
