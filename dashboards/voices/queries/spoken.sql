WITH latest AS (
  SELECT mission_id, theme_id, unnest(min_by(
    {excerpt: excerpt, role: role, place_id: place_id, period: period, period_end: period_end,
      report_id: report_id},
    {days: DATE '9999-12-31' - period_end, report: report_id, place: place_id},
    5)) AS e
  FROM report_excerpt
  GROUP BY mission_id, theme_id)
SELECT
  l.mission_id,
  l.theme_id,
  coalesce(t.title, '“' || substr(l.theme_id, 6) || '”') AS theme,
  coalesce(l.e.role, 'role not given') AS role,
  l.e.report_id AS report_id,
  l.e.place_id AS place_id,
  l.e.period AS period,
  l.e.period_end AS period_end,
  l.e.excerpt AS excerpt
FROM latest l
LEFT JOIN theme t USING (mission_id, theme_id)
ORDER BY l.theme_id, period_end DESC, report_id, place_id
