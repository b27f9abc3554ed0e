WITH busiest AS (
  SELECT indicator_id
  FROM tested
  WHERE mission_id = :mission AND effect_se IS NOT NULL AND tau IS NOT NULL
  GROUP BY indicator_id
  ORDER BY count(finding_id) DESC, indicator_id
  LIMIT 1)
SELECT
  place AS label,
  coalesce(denominator, 1 / (effect_se * effect_se)) AS size,
  CASE WHEN denominator IS NULL THEN indicator || ': precision of the estimate'
    ELSE indicator || ': denominator' END AS size_is,
  effect AS value,
  0.0 AS mean,
  -3 * sqrt(effect_se * effect_se + tau * tau) AS lower_limit,
  3 * sqrt(effect_se * effect_se + tau * tau) AS upper_limit
FROM tested
SEMI JOIN busiest USING (indicator_id)
WHERE mission_id = :mission AND effect IS NOT NULL AND effect_se > 0 AND tau IS NOT NULL
ORDER BY size, place_id
