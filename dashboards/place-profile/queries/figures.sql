SELECT 1 AS position, 'Kind' AS label, kind AS value, part_of AS note
FROM kept WHERE place_id = :place
UNION ALL SELECT 2, 'Indicators', count(*)::VARCHAR,
  count(*) FILTER (WHERE z_level IS NOT NULL) || ' compared with circumstances'
FROM profile WHERE place_id = :place
UNION ALL SELECT 3, 'Findings', count(*)::VARCHAR, 'new or still standing'
FROM found WHERE place_id = :place
UNION ALL SELECT 4, 'Reports', coalesce(max(reports), 0)::BIGINT::VARCHAR, 'in the last 26 weeks'
FROM heard WHERE place_id = :place
ORDER BY position
