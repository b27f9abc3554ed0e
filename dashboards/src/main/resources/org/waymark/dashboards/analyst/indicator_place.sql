-- One row is an indicator at a place: names, latest value with its age, a year before, what is
-- expected, how far from it, the latest point of its chart, and its finding if there is one.
WITH latest AS (
  SELECT indicator_id, place_id, period, period_start, period_end, value, status
  FROM observation
  WHERE value IS NOT NULL AND status <> 'provisional'
  QUALIFY row_number() OVER (
    PARTITION BY indicator_id, place_id ORDER BY period_start DESC, coalesce(event, 0) DESC) = 1),
before AS (
  SELECT indicator_id, place_id, period_start, max_by(value, coalesce(event, 0)) AS value
  FROM observation
  WHERE value IS NOT NULL
  GROUP BY ALL),
point AS (
  SELECT indicator_id, place_id, variation, rule, assurance
  FROM spc_point
  QUALIFY row_number() OVER (
    PARTITION BY indicator_id, place_id ORDER BY period_start DESC, coalesce(event, 0) DESC) = 1)
SELECT
  i.mission_id,
  l.indicator_id,
  i.title AS indicator,
  i.measure,
  i.unit,
  i.better,
  l.place_id,
  p.name AS place,
  p.type,
  p.parent_id,
  l.period,
  l.period_end,
  date_diff('day', l.period_end, i.as_of) AS age_days,
  l.value,
  b.value AS value_year_before,
  s.observed,
  s.expected,
  s.z_level AS z,
  CASE
    WHEN s.z_level IS NULL THEN 'not compared'
    WHEN s.z_level >= 3 THEN 'far ahead'
    WHEN s.z_level >= 2 THEN 'ahead'
    WHEN s.z_level <= -3 THEN 'far behind'
    WHEN s.z_level <= -2 THEN 'behind'
    ELSE 'as expected' END AS position,
  s.reason_not_tested,
  c.variation,
  c.assurance,
  f.finding_id,
  f.tier
FROM latest l
JOIN indicator i ON i.indicator_id = l.indicator_id
JOIN place p ON p.place_id = l.place_id
LEFT JOIN before b ON b.indicator_id = l.indicator_id AND b.place_id = l.place_id
  AND b.period_start = CASE WHEN i.period = 'week' THEN l.period_start - INTERVAL 364 DAY
    ELSE l.period_start - INTERVAL 1 YEAR END
LEFT JOIN deviance_score s ON s.indicator_id = l.indicator_id AND s.place_id = l.place_id
LEFT JOIN point c ON c.indicator_id = l.indicator_id AND c.place_id = l.place_id
LEFT JOIN finding f ON f.indicator_id = l.indicator_id AND f.place_id = l.place_id
ORDER BY l.indicator_id, l.place_id
