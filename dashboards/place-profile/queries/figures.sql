SELECT
  unnest(['Kind', 'Indicators', 'Findings', 'Reports']) AS label,
  unnest([kind, indicators::VARCHAR, findings::VARCHAR, reports::VARCHAR]) AS value,
  unnest([part_of, compared || ' compared with circumstances', 'new or still standing',
    'in the last 26 weeks']) AS note
FROM kept
WHERE place_id = :place
