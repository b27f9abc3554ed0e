SELECT
  replace(rule, '-', ' ') AS "Rule",
  replace(measure, '-', ' ') AS "Number",
  coalesce(replace(not_told, '`', ''), CASE measure
    WHEN 'unclaimed' THEN format('{:.0f}% of the rows of ', 100 * value) || substr(subject, 6) || ' belong to no mission'
    WHEN 'claimed-twice' THEN format('{:.0f}% of the rows of ', 100 * value) || substr(subject, 6) || ' belong to two'
    ELSE format('{:.0f}% of the rows of ', 100 * value) || substr(subject, 6) || ' have an unknown kind' END) AS "Why"
FROM watch_measure
WHERE mission_id = :mission
  AND (not_told IS NOT NULL OR (measure IN ('unclaimed', 'claimed-twice', 'unknown-kind') AND value > 0))
ORDER BY rule, measure, subject
