WITH children AS (
  SELECT parent_id AS place_id, place_id AS member_id FROM place WHERE parent_id IS NOT NULL),
grandchildren AS (
  SELECT c.place_id, g.member_id FROM children c JOIN children g ON g.place_id = c.member_id)
SELECT place_id, member_id FROM children
WHERE place_id IN (SELECT place_id FROM page_place)
UNION
SELECT place_id, member_id FROM grandchildren
WHERE place_id IN (SELECT place_id FROM page_place)
ORDER BY place_id, member_id
