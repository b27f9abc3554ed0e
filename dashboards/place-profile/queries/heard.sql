WITH recent AS (
  SELECT mission_id, theme_id, place_id, sum(mentions) AS mentions, sum(reports) AS reports
  FROM report_theme
  WHERE period_end > CAST(:as_of AS DATE) - 182
  GROUP BY ALL)
SELECT
  r.place_id,
  t.title AS theme,
  r.mission_id,
  r.theme_id,
  r.mentions,
  r.reports,
  sum(r.mentions) OVER of_theme - r.mentions AS mentions_elsewhere,
  sum(r.reports) OVER of_theme - r.reports AS reports_elsewhere
FROM recent r
JOIN theme t USING (mission_id, theme_id)
WINDOW of_theme AS (PARTITION BY r.mission_id, r.theme_id)
ORDER BY r.place_id
