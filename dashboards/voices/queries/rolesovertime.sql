WITH weekly AS (
  SELECT role, period_end, max(reports) AS reports
  FROM wrote WHERE mission_id = :mission GROUP BY role, period_end),
busiest AS (
  SELECT role, sum(reports) AS n FROM weekly GROUP BY role ORDER BY n DESC, role LIMIT 6)
SELECT
  w.role AS series,
  CAST(date_trunc('quarter', w.period_end) AS DATE) AS day,
  sum(w.reports) AS value
FROM weekly w
JOIN busiest USING (role)
WHERE date_trunc('quarter', w.period_end) + INTERVAL 3 MONTH - INTERVAL 1 DAY <= :as_of
GROUP BY ALL
ORDER BY any_value(busiest.n) DESC, series, day
