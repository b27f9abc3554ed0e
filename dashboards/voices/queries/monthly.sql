SELECT
  mission_id,
  theme_id,
  theme,
  last_day(period_end) AS month,
  sum(mentions) AS mentions,
  sum(reports) AS reports
FROM wrote
WHERE last_day(period_end) <= :as_of
GROUP BY ALL
