SELECT
  p.place_id,
  coalesce(replace(p.type, '-', ' '), 'not said') AS kind,
  coalesce('part of ' || parent.name, '') AS part_of
FROM place p
LEFT JOIN place parent ON parent.place_id = p.parent_id
ORDER BY p.place_id
