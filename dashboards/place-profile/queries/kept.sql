SELECT
  p.place_id,
  coalesce(replace(p.type, '-', ' '), 'not said') AS kind,
  coalesce('part of ' || parent.name, '') AS part_of,
  count(s.indicator_id) AS indicators,
  count(s.z_level) AS compared,
  count(f.finding_id) AS findings,
  coalesce(h.reports, 0)::BIGINT AS reports
FROM place p
LEFT JOIN place parent ON parent.place_id = p.parent_id
LEFT JOIN profile s ON s.place_id = p.place_id
LEFT JOIN found f ON f.place_id = p.place_id AND f.indicator_id = s.indicator_id
LEFT JOIN (SELECT place_id, max(reports) AS reports FROM heard GROUP BY place_id) h
  ON h.place_id = p.place_id
GROUP BY ALL
ORDER BY p.place_id
