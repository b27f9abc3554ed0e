WITH own AS (SELECT * FROM tested WHERE mission_id = :mission)
SELECT 1 AS position, 'Findings' AS label, count(finding_id)::VARCHAR AS value,
  'new or still listed' AS note FROM own
UNION ALL SELECT 2, 'Confirmed', count(*) FILTER (WHERE tier = 'confirmed')::VARCHAR,
  'moved, and ahead of their circumstances' FROM own
UNION ALL SELECT 3, 'Probably luck', format('{:.0f}', 0.1 * count(finding_id)),
  'at most, as the tests allow' FROM own
UNION ALL SELECT 4, 'Tests', format('{:,}', count(*) FILTER (WHERE p_level IS NOT NULL OR p_change IS NOT NULL)),
  'of ' || format('{:,}', count(*)) || ' indicators of places' FROM own
ORDER BY position
