WITH own AS (
  SELECT
    place_id,
    count(z_level) AS tested,
    count(*) FILTER (WHERE z_level >= 2) AS ahead,
    count(*) FILTER (WHERE z_level <= -2) AS behind
  FROM page_place
  LEFT JOIN profile USING (place_id)
  GROUP BY place_id)
SELECT place_id AS page_of, CASE
  WHEN tested = 0 THEN 'Nothing here could be compared with its circumstances'
  WHEN ahead = 0 AND behind = 0 THEN 'As its circumstances predict, on ' || tested
    || CASE WHEN tested = 1 THEN ' indicator' ELSE ' indicators' END
  WHEN behind = 0 THEN 'Ahead of its circumstances on ' || ahead || ' of ' || tested
  WHEN ahead = 0 THEN 'Behind its circumstances on ' || behind || ' of ' || tested
  ELSE 'Ahead of its circumstances on ' || ahead || ' of ' || tested || ', behind on ' || behind
  END AS headline
FROM own
