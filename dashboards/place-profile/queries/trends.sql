WITH furthest AS (
  SELECT place_id, indicator_id
  FROM profile
  GROUP BY place_id, indicator_id
  QUALIFY row_number() OVER (
    PARTITION BY place_id ORDER BY max(abs(z_level)) DESC NULLS LAST, indicator_id) <= 24)
SELECT place_id AS page_of, panel, day, value
FROM series
JOIN furthest USING (place_id, indicator_id)
ORDER BY place_id, indicator_id, day
