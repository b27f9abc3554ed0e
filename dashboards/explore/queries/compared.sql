-- The places that the chosen one is compared with. Similar by the root mean square of the
-- differences of standardised circumstances, as on the place's profile.
WITH each AS (
  SELECT place_id, name, json_extract(covariates, '$."' || name || '"')::DOUBLE AS value
  FROM (
    SELECT p.place_id, p.covariates, unnest(json_keys(p.covariates)) AS name
    FROM place p
    JOIN chosen c ON p.type IS NOT DISTINCT FROM c.type
    WHERE c.compare = 'similar' AND p.covariates IS NOT NULL)),
scaled AS (
  SELECT
    place_id,
    name,
    (value - avg(value) OVER (PARTITION BY name))
      / nullif(stddev_samp(value) OVER (PARTITION BY name), 0) AS value
  FROM each),
near AS (
  SELECT b.place_id
  FROM scaled a
  JOIN chosen c ON a.place_id = c.place_id
  JOIN scaled b ON a.name = b.name AND a.place_id <> b.place_id
  WHERE a.value IS NOT NULL AND b.value IS NOT NULL
  GROUP BY b.place_id
  ORDER BY sqrt(avg((a.value - b.value) ** 2)), b.place_id
  LIMIT 15)
SELECT place_id FROM near
UNION
SELECT p.place_id
FROM place p
JOIN chosen c ON c.place_id <> '' AND p.place_id <> c.place_id
  AND p.type IS NOT DISTINCT FROM c.type
WHERE c.compare = 'kind' OR (c.compare = 'region' AND p.parent_id = c.parent_id)
UNION
SELECT p.place_id FROM place p JOIN chosen c ON p.place_id = c.compare
