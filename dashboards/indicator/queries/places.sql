SELECT
  r.indicator_id AS page_of,
  r.name AS "Place",
  replace(r.type, '-', ' ') AS "Kind",
  CASE WHEN r.measure = 'proportion' THEN format('{:.1f}%', 100 * r.observed)
    ELSE format('{:,.1f}', r.observed) END AS "Seen",
  CASE WHEN r.measure = 'proportion' THEN format('{:.1f}%', 100 * r.expected)
    ELSE format('{:,.1f}', r.expected) END AS "Expected",
  CASE WHEN r.z_level IS NULL THEN 'not compared'
    WHEN r.z_level >= 3 THEN 'far ahead'
    WHEN r.z_level >= 2 THEN 'ahead'
    WHEN r.z_level <= -3 THEN 'far behind'
    WHEN r.z_level <= -2 THEN 'behind'
    ELSE 'as expected' END AS "Compared with expected",
  round(r.z_level, 1) AS "Standard errors",
  r.place_id
FROM ranked r
ORDER BY r.indicator_id, r.position
