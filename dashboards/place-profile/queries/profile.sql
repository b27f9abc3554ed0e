SELECT
  s.place_id,
  s.mission_id,
  s.indicator_id,
  i.title AS indicator,
  m.title AS mission,
  i.measure,
  i.unit,
  s.observed,
  s.expected,
  s.effect,
  s.z_level,
  s.effect / nullif(s.z_level, 0) AS spread,
  s.effect_se,
  s.reason_not_tested
FROM deviance_score s
JOIN indicator i USING (indicator_id)
JOIN mission m ON m.mission_id = s.mission_id
WHERE s.place_id IN (SELECT place_id FROM page_place)
ORDER BY s.place_id
