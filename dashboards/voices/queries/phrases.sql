SELECT
  t.title AS "Theme",
  s.words AS "Phrase",
  s.reports AS "Coded reports it would add",
  format('{:.0f}%', 100 * s.precision) AS "People agree with",
  format('{:.0f}%', 100 * s.share) AS "Of the theme's coded reports"
FROM theme_suggestion s
JOIN theme t USING (mission_id, theme_id)
WHERE s.mission_id = :mission AND s.kind = 'phrase'
ORDER BY s.theme_id, s.rank
