WITH recent AS (
  SELECT r.*, coalesce(p.type, '') AS type
  FROM report_theme r
  JOIN place p USING (place_id)
  WHERE r.period_end > CAST(:as_of AS DATE) - 182),
weekly AS (
  SELECT mission_id, type, place_id, period, max(reports) AS reports FROM recent GROUP BY ALL),
written AS (
  SELECT mission_id, type, place_id, sum(reports) AS reports FROM weekly GROUP BY ALL),
written_by AS (
  SELECT mission_id, type, sum(reports) AS reports FROM written GROUP BY ALL),
spoken AS (
  SELECT mission_id, type, theme_id, place_id, sum(mentions) AS mentions FROM recent GROUP BY ALL)
SELECT
  s.place_id,
  t.title AS theme,
  s.mission_id,
  s.theme_id,
  s.mentions,
  w.reports,
  sum(s.mentions) OVER (PARTITION BY s.mission_id, s.type, s.theme_id) - s.mentions
    AS mentions_elsewhere,
  b.reports - w.reports AS reports_elsewhere
FROM spoken s
JOIN written w USING (mission_id, place_id)
JOIN written_by b ON b.mission_id = s.mission_id AND b.type = s.type
JOIN theme t ON t.mission_id = s.mission_id AND t.theme_id = s.theme_id
ORDER BY s.place_id
