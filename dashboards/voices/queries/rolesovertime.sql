WITH busiest AS (
  SELECT role, count(*) AS n FROM spoken WHERE mission_id = :mission
  GROUP BY role ORDER BY n DESC, role LIMIT 6)
SELECT
  s.role AS series,
  CAST(date_trunc('quarter', s.period_end) AS DATE) AS day,
  count(DISTINCT s.report_id) AS value
FROM spoken s
JOIN busiest USING (role)
WHERE s.mission_id = :mission
GROUP BY ALL
ORDER BY any_value(busiest.n) DESC, series, day
