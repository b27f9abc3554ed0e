SELECT
  r.mission_id,
  r.theme_id,
  t.title AS theme,
  coalesce(r.role, 'role not given') AS role,
  r.period,
  r.period_end,
  r.reports,
  r.mentions,
  r.expected_share,
  r.log_odds,
  r.q_value
FROM report_theme_role r
JOIN theme t USING (mission_id, theme_id)
