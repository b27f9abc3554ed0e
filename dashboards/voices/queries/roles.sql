WITH counted AS (
  SELECT role, theme_id, theme, count(DISTINCT report_id) AS n
  FROM spoken WHERE mission_id = :mission GROUP BY ALL),
shares AS (
  SELECT *,
    sum(n) OVER (PARTITION BY role) AS of_role,
    sum(n) OVER (PARTITION BY theme_id) AS of_theme,
    sum(n) OVER () AS everything
  FROM counted)
SELECT
  role AS row,
  'Role' AS row_is,
  theme AS "column",
  (n - of_role * of_theme / everything)
    / sqrt(of_role * of_theme / everything
      * greatest(1e-9, (1 - of_role / everything) * (1 - of_theme / everything))) AS value,
  n::VARCHAR AS shown
FROM shares
ORDER BY of_role DESC, role, theme_id
