WITH parts AS (
  SELECT
    theme,
    sum(mentions) FILTER (month > CAST(:as_of AS DATE) - 91) AS now,
    sum(reports) FILTER (month > CAST(:as_of AS DATE) - 91) AS reports_now,
    sum(mentions) FILTER (month <= CAST(:as_of AS DATE) - 91) AS before,
    sum(reports) FILTER (month <= CAST(:as_of AS DATE) - 91) AS reports_before
  FROM monthly
  WHERE mission_id = :mission AND month > CAST(:as_of AS DATE) - 182
  GROUP BY theme_id, theme),
shares AS (
  SELECT theme, 100.0 * now / nullif(reports_now, 0) AS now,
    100.0 * before / nullif(reports_before, 0) AS before
  FROM parts),
risen AS (
  SELECT * FROM shares WHERE now > before ORDER BY now - before DESC, theme LIMIT 1),
most AS (
  SELECT * FROM shares WHERE now > 0 ORDER BY now DESC, theme LIMIT 1)
SELECT coalesce(
  (SELECT 'Rose most: ' || theme || ', from ' || format('{:.0f}', before) || '% to '
    || format('{:.0f}', now) || '% of reports' FROM risen),
  (SELECT 'Spoken of most: ' || theme || ', in ' || format('{:.0f}', now) || '% of reports'
    FROM most),
  'No theme was spoken of') AS headline
