WITH latest AS (
  SELECT place_id, unnest(min_by(
    {excerpt: excerpt, mission_id: mission_id, theme_id: theme_id, role: role, period: period,
      period_end: period_end, report_id: report_id},
    {days: DATE '9999-12-31' - period_end, report: report_id, theme: theme_id, mission: mission_id},
    12)) AS e
  FROM report_excerpt
  WHERE place_id IN (SELECT place_id FROM page_place)
  GROUP BY place_id)
SELECT
  l.place_id,
  l.e.excerpt AS excerpt,
  coalesce(t.title, '“' || substr(l.e.theme_id, 6) || '”') AS theme,
  l.e.role AS role,
  l.e.period AS period,
  l.e.period_end AS period_end,
  l.e.report_id AS report_id
FROM latest l
LEFT JOIN theme t ON t.mission_id = l.e.mission_id AND t.theme_id = l.e.theme_id
ORDER BY l.place_id, period_end DESC, report_id, theme
