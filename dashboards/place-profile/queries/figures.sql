WITH own AS (
  SELECT
    place_id,
    unnest([1, 2, 3, 4]) AS position,
    unnest(['Kind', 'Indicators', 'Findings', 'Reports']) AS label,
    unnest([kind, indicators::VARCHAR, findings::VARCHAR, reports::VARCHAR]) AS value,
    unnest([part_of, compared || ' compared with circumstances', 'new or still listed',
      'in the last 26 weeks']) AS note
  FROM kept
  WHERE place_id IN (SELECT place_id FROM page_place))
SELECT place_id AS page_of, label, value, note
FROM own
ORDER BY place_id, position
