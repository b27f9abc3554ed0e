-- One row is a structural covariate of a place, such as its deprivation, as a number.
SELECT
  place_id,
  name,
  json_extract(covariates, '$."' || name || '"')::DOUBLE AS value
FROM (
  SELECT place_id, covariates, unnest(json_keys(covariates)) AS name
  FROM place
  WHERE covariates IS NOT NULL)
ORDER BY place_id, name
