WITH spread AS (
  SELECT s.indicator_id, p.type, stddev_samp(s.observed) AS sd
  FROM deviance_score s
  JOIN place p USING (place_id)
  GROUP BY ALL),
others AS (
  SELECT
    s.place_id,
    o.indicator_id,
    median(o.observed) AS middle,
    count(*) AS places,
    list(o.observed ORDER BY s.rank) AS observed
  FROM nearest s
  JOIN deviance_score o ON o.place_id = s.other_id
  WHERE o.observed IS NOT NULL
  GROUP BY s.place_id, o.indicator_id),
scaled AS (
  SELECT
    p.place_id,
    p.indicator_id,
    p.indicator,
    p.mission_id,
    CASE WHEN i.better = 'lower' THEN -1 ELSE 1 END / nullif(d.sd, 0) AS up,
    p.observed,
    p.expected,
    o.middle,
    o.places,
    o.observed AS others_seen
  FROM profile p
  JOIN indicator i USING (indicator_id)
  JOIN place here ON here.place_id = p.place_id
  JOIN spread d ON d.indicator_id = p.indicator_id AND d.type IS NOT DISTINCT FROM here.type
  JOIN others o ON o.place_id = p.place_id AND o.indicator_id = p.indicator_id
  WHERE p.observed IS NOT NULL AND i.better <> 'neither')
SELECT
  place_id AS page_of,
  indicator AS label,
  up * (observed - middle) AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  true AS marked,
  up * (expected - middle) AS tick,
  array_to_string(list_transform(others_seen, x -> round(up * (x - middle), 2)), ',') AS peers
FROM scaled
WHERE up IS NOT NULL AND places >= 5
ORDER BY place_id, mission_id, indicator_id
