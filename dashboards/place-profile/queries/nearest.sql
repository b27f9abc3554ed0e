WITH standardised AS (
  SELECT
    place_id,
    type,
    name,
    (value - avg(value) OVER of_type) / nullif(stddev_samp(value) OVER of_type, 0) AS value
  FROM (
    SELECT place_id, coalesce(type, '') AS type, name,
      json_extract(covariates, '$."' || name || '"')::DOUBLE AS value
    FROM (
      SELECT place_id, type, covariates, unnest(json_keys(covariates)) AS name
      FROM place
      WHERE covariates IS NOT NULL))
  WINDOW of_type AS (PARTITION BY type, name)),
pairs AS (
  SELECT a.place_id, b.place_id AS other_id, sqrt(avg((a.value - b.value) ** 2)) AS distance
  FROM standardised a
  JOIN standardised b ON a.type = b.type AND a.name = b.name AND a.place_id <> b.place_id
  WHERE a.place_id IN (SELECT place_id FROM page_place)
    AND a.value IS NOT NULL AND b.value IS NOT NULL
  GROUP BY a.place_id, b.place_id)
SELECT
  place_id,
  other_id,
  distance,
  row_number() OVER (PARTITION BY place_id ORDER BY distance, other_id) AS rank
FROM pairs
QUALIFY rank <= 15
ORDER BY place_id, rank
