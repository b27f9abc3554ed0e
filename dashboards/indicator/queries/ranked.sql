SELECT
  s.indicator_id,
  s.place_id,
  p.name,
  p.type,
  i.measure,
  i.unit,
  s.observed,
  s.expected,
  s.z_level,
  s.effect,
  s.effect_se,
  s.effect / nullif(s.z_level, 0) AS spread,
  s.reason_not_tested,
  row_number() OVER (PARTITION BY s.indicator_id ORDER BY s.z_level DESC NULLS LAST, s.place_id) AS position
FROM deviance_score s
JOIN indicator i USING (indicator_id)
JOIN place p ON p.place_id = s.place_id
ORDER BY s.indicator_id, position
