WITH counted AS (
  SELECT role, theme_id, theme, sum(mentions) AS n, sum(reports) AS reports
  FROM wrote WHERE mission_id = :mission GROUP BY ALL),
shares AS (
  SELECT *,
    sum(n) OVER (PARTITION BY theme_id) / sum(reports) OVER (PARTITION BY theme_id) AS usual,
    sum(reports) OVER (PARTITION BY theme_id) AS everything
  FROM counted)
SELECT
  role AS row,
  'Role' AS row_is,
  theme AS "column",
  (n - reports * usual)
    / sqrt(greatest(1e-9, reports * usual * (1 - usual) * (1 - reports / everything))) AS value,
  format('{:.0f}%', 100 * n / reports) AS shown
FROM shares
ORDER BY reports DESC, role, theme_id
