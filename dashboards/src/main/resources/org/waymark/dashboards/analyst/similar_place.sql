-- One row is one of the 15 places of its type that are most similar to a place.
-- The distance is the root mean square of the differences of standardised covariates.
WITH standardised AS (
  SELECT
    c.place_id,
    coalesce(p.type, '') AS type,
    c.name,
    (c.value - avg(c.value) OVER of_type) / nullif(stddev_samp(c.value) OVER of_type, 0) AS value
  FROM place_covariate c
  JOIN place p USING (place_id)
  WINDOW of_type AS (PARTITION BY p.type, c.name)),
pairs AS (
  SELECT a.place_id, b.place_id AS other_id, sqrt(avg((a.value - b.value) ** 2)) AS distance
  FROM standardised a
  JOIN standardised b ON a.type = b.type AND a.name = b.name AND a.place_id <> b.place_id
  WHERE a.value IS NOT NULL AND b.value IS NOT NULL
  GROUP BY a.place_id, b.place_id)
SELECT
  place_id,
  other_id,
  distance,
  row_number() OVER (PARTITION BY place_id ORDER BY distance, other_id) AS rank
FROM pairs
QUALIFY rank <= 15
ORDER BY place_id, rank
