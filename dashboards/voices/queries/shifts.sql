WITH counted AS (
  SELECT role, theme_id, theme,
    coalesce(sum(mentions) FILTER (WHERE period_end > CAST(:as_of AS DATE) - 91), 0) AS now,
    sum(reports) FILTER (WHERE period_end > CAST(:as_of AS DATE) - 91) AS reports_now,
    coalesce(sum(mentions) FILTER (WHERE period_end > CAST(:as_of AS DATE) - 182
      AND period_end <= CAST(:as_of AS DATE) - 91), 0) AS before,
    sum(reports) FILTER (WHERE period_end > CAST(:as_of AS DATE) - 182
      AND period_end <= CAST(:as_of AS DATE) - 91) AS reports_before,
    sum(mentions) AS ever
  FROM wrote
  WHERE mission_id = :mission
  GROUP BY role, theme_id, theme)
SELECT
  role AS "Role",
  theme AS "Theme",
  now AS "Last 13 weeks",
  coalesce(format('{:.0f}%', 100 * now / reports_now), '') AS "Of its reports",
  before AS "13 weeks before",
  coalesce(format('{:.0f}%', 100 * before / reports_before), '') AS "Of its reports then",
  ever AS "Ever"
FROM counted
WHERE ever > 0
ORDER BY now DESC, ever DESC, role, theme_id
