WITH busiest AS (
  SELECT f.indicator_id, coalesce(p.type, '') AS type
  FROM funnel_point f
  JOIN place p USING (place_id)
  JOIN indicator i USING (indicator_id)
  LEFT JOIN (SELECT indicator_id, count(finding_id) AS findings FROM tested
    WHERE mission_id = :mission GROUP BY indicator_id) t USING (indicator_id)
  WHERE i.mission_id = :mission AND f.lower_998 IS NOT NULL
  GROUP BY ALL
  ORDER BY any_value(t.findings) DESC NULLS LAST, count(*) DESC, f.indicator_id, type
  LIMIT 1)
SELECT
  p.name AS label,
  f.denominator AS size,
  i.title || ': denominator' AS size_is,
  f.value / f.centre AS value,
  1.0 AS mean,
  f.lower_998 / f.centre AS lower_limit,
  f.upper_998 / f.centre AS upper_limit,
  f.position IN ('far-above', 'far-below') AS marked
FROM funnel_point f
JOIN place p USING (place_id)
JOIN indicator i USING (indicator_id)
JOIN busiest b ON b.indicator_id = f.indicator_id AND b.type = coalesce(p.type, '')
WHERE f.lower_998 IS NOT NULL AND f.centre > 0 AND f.denominator > 0
ORDER BY size, f.place_id
