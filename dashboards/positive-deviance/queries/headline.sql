SELECT CASE
  WHEN count(finding_id) = 0 THEN 'No place stands out from its circumstances'
  WHEN count(finding_id) = 1 THEN 'One finding is listed, at ' || any_value(place) FILTER (WHERE finding_id IS NOT NULL)
  ELSE count(finding_id) || ' findings are listed, at '
    || count(DISTINCT place_id) FILTER (WHERE finding_id IS NOT NULL)
    || CASE WHEN count(DISTINCT place_id) FILTER (WHERE finding_id IS NOT NULL) = 1
      THEN ' place' ELSE ' places' END
  END AS headline
FROM tested
WHERE mission_id = :mission
