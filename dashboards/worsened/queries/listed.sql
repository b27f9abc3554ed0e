SELECT p.name AS "Place", i.title AS "Indicator",
  CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * w.observed)
    ELSE format('{:,.1f}', w.observed) END AS "Seen",
  CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * w.expected)
    ELSE format('{:,.1f}', w.expected) END AS "Expected",
  w.period_end AS "Data to", m.title AS "Mission", m.owner_name AS "Who owns the mission",
  w.place_id, w.indicator_id AS indicator_page, w.mission_id AS mission_page
FROM worse w
JOIN place p USING (place_id)
JOIN indicator i ON i.indicator_id = w.indicator_id
JOIN mission m ON m.mission_id = w.mission_id
ORDER BY p.name, i.title, w.place_id
