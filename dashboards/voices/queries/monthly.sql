SELECT
  r.mission_id,
  r.theme_id,
  t.title AS theme,
  last_day(r.period_end) AS month,
  sum(r.mentions) AS mentions,
  sum(r.reports) AS reports
FROM report_theme r
JOIN theme t USING (mission_id, theme_id)
GROUP BY ALL
