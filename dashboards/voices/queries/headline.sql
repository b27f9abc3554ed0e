WITH recent AS (
  SELECT theme, sum(mentions) AS mentions, sum(reports) AS reports
  FROM monthly
  WHERE mission_id = :mission AND month > CAST(:as_of AS DATE) - 182
  GROUP BY theme_id, theme
  ORDER BY mentions DESC, theme_id
  LIMIT 1)
SELECT CASE
  WHEN reports IS NULL OR mentions = 0 THEN 'No theme was spoken of'
  ELSE 'Spoken of most: ' || theme || ', in ' || format('{:.0f}', 100.0 * mentions / reports) || '% of reports'
  END AS headline
FROM (SELECT 1) LEFT JOIN recent ON true
