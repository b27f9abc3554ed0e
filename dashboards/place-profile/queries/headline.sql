WITH own AS (
  SELECT
    place_id,
    count(z_level) AS tested,
    count(*) FILTER (WHERE z_level >= 2) AS ahead,
    count(*) FILTER (WHERE z_level <= -2) AS behind
  FROM page_place
  LEFT JOIN profile USING (place_id)
  GROUP BY place_id),
members AS (
  SELECT w.place_id, count(DISTINCT w.member_id) AS places, count(f.finding_id) AS findings
  FROM within w
  LEFT JOIN found f ON f.place_id = w.member_id
  GROUP BY w.place_id)
SELECT place_id AS page_of, CASE
  WHEN tested = 0 AND places > 0 THEN places || ' places belong to it, with '
    || CASE findings WHEN 0 THEN 'no finding' WHEN 1 THEN '1 finding' ELSE findings || ' findings' END
  WHEN tested = 0 THEN 'Nothing here could be compared with its circumstances'
  WHEN ahead = 0 AND behind = 0 THEN 'As its circumstances predict, on ' || tested
    || CASE WHEN tested = 1 THEN ' indicator' ELSE ' indicators' END
  WHEN behind = 0 THEN 'Ahead of its circumstances on ' || ahead || ' of ' || tested
  WHEN ahead = 0 THEN 'Behind its circumstances on ' || behind || ' of ' || tested
  ELSE 'Ahead of its circumstances on ' || ahead || ' of ' || tested || ', behind on ' || behind
  END AS headline
FROM own
LEFT JOIN members USING (place_id)
