SELECT
  place_id AS page_of,
  theme AS "Theme",
  mentions::BIGINT AS "Reports that speak of it",
  reports::BIGINT AS "Reports",
  format('{:.0f}%', 100.0 * mentions / nullif(reports, 0)) AS "Here",
  format('{:.0f}%', 100.0 * mentions_elsewhere / nullif(reports_elsewhere, 0)) AS "Elsewhere"
FROM heard
WHERE mentions > 0
ORDER BY place_id, mentions DESC, mission_id, theme_id
