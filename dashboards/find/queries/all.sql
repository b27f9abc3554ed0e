SELECT name AS "Name", kind AS "What it is", words AS "About it",
  place_id, indicator_page, mission_page, finding_page
FROM (
  SELECT p.name, coalesce(replace(p.type, '-', ' '), 'place') AS kind,
    coalesce('in ' || o.name, '') AS words, p.place_id, NULL AS indicator_page,
    NULL AS mission_page, NULL AS finding_page
  FROM place p
  LEFT JOIN place o ON o.place_id = p.parent_id
  UNION ALL
  SELECT i.title, 'indicator', m.title, NULL, i.indicator_id, NULL, NULL
  FROM indicator i JOIN mission m USING (mission_id)
  UNION ALL
  SELECT title, 'mission', owner_name, NULL, NULL, mission_id, NULL FROM mission
  UNION ALL
  SELECT p.name || ': ' || coalesce(i.title, 'several indicators'), 'finding', f.evidence,
    NULL, NULL, NULL, f.finding_id
  FROM positive_deviance f
  JOIN place p USING (place_id)
  LEFT JOIN indicator i ON i.indicator_id = f.indicator_id
  WHERE f.state <> 'gone' AND f.same_as IS NULL
  UNION ALL
  SELECT r.title, 'practice', m.title, NULL, NULL, r.mission_id, NULL
  FROM registered_practice r JOIN mission m USING (mission_id)
  UNION ALL
  SELECT t.title, 'theme', m.title, NULL, NULL, t.mission_id, NULL
  FROM theme t JOIN mission m USING (mission_id))
ORDER BY lower(name), kind, place_id, indicator_page, mission_page, finding_page
