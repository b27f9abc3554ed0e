SELECT
  s.words AS "Words",
  s.reports AS "Reports",
  s.places AS "Places",
  format('{:.1f}%', 100 * s.share) AS "Of reports with something no theme covers",
  CASE WHEN s.overlap > 0 THEN t.title || format(' ({:.0f}%)', 100 * s.overlap) ELSE '' END AS "Speak also of",
  s.excerpt AS "For instance"
FROM theme_suggestion s
LEFT JOIN theme t USING (mission_id, theme_id)
WHERE s.mission_id = :mission AND s.kind = 'theme'
ORDER BY s.rank
