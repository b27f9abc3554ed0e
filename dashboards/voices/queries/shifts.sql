SELECT
  role AS "Role",
  theme AS "Theme",
  count(DISTINCT report_id) FILTER (WHERE period_end > CAST(:as_of AS DATE) - 91) AS "Last 13 weeks",
  count(DISTINCT report_id) FILTER (WHERE period_end > CAST(:as_of AS DATE) - 182
    AND period_end <= CAST(:as_of AS DATE) - 91) AS "13 weeks before",
  count(DISTINCT report_id) AS "Ever"
FROM spoken
WHERE mission_id = :mission
GROUP BY role, theme_id, theme
ORDER BY "Last 13 weeks" DESC, "Ever" DESC, role, theme_id
