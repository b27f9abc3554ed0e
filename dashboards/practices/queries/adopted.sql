SELECT p.name AS "Place", r.title AS "Practice", i.title AS "Indicator", a.since AS "Since",
  a.verdict AS "So far",
  CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * a.observed)
    ELSE format('{:,.1f}', a.observed) END AS "Seen",
  CASE WHEN i.measure = 'proportion' THEN format('{:.1f}%', 100 * a.expected)
    ELSE format('{:,.1f}', a.expected) END AS "Without it",
  a.next_judged AS "Judged next", a.place_id, a.indicator_id AS indicator_page
FROM practice_adoption a
JOIN place p USING (place_id)
JOIN registered_practice r ON r.practice_id = a.practice_id AND r.mission_id = a.mission_id
JOIN indicator i ON i.indicator_id = a.indicator_id
ORDER BY r.title, p.name, i.title
