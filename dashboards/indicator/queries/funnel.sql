WITH busiest AS (
  SELECT f.indicator_id, coalesce(p.type, '') AS type
  FROM funnel_point f
  JOIN place p USING (place_id)
  WHERE f.lower_998 IS NOT NULL
  GROUP BY f.indicator_id, p.type
  QUALIFY row_number() OVER (PARTITION BY f.indicator_id ORDER BY count(*) DESC, type) = 1)
SELECT
  f.indicator_id AS page_of,
  p.name AS label,
  f.denominator AS size,
  'cases counted' AS size_is,
  f.value / f.centre AS value,
  1.0 AS mean,
  f.lower_998 / f.centre AS lower_limit,
  f.upper_998 / f.centre AS upper_limit,
  f.position IN ('far-above', 'far-below') AS marked
FROM funnel_point f
JOIN place p USING (place_id)
JOIN busiest b ON b.indicator_id = f.indicator_id AND b.type = coalesce(p.type, '')
WHERE f.lower_998 IS NOT NULL AND f.centre > 0 AND f.denominator > 0
ORDER BY f.indicator_id, size, f.place_id
