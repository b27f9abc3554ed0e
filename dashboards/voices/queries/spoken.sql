SELECT
  e.mission_id,
  e.theme_id,
  t.title AS theme,
  coalesce(e.role, 'role not given') AS role,
  e.report_id,
  e.place_id,
  e.period,
  e.period_end,
  e.excerpt
FROM report_excerpt e
JOIN theme t USING (mission_id, theme_id)
