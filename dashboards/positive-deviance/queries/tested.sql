SELECT
  s.mission_id,
  s.place_id,
  s.indicator_id,
  s.denominator,
  s.effect,
  s.effect_se,
  s.tau,
  s.z_level,
  s.p_level,
  s.p_change,
  s.reason_not_tested,
  i.title AS indicator,
  p.name AS place,
  p.type AS place_type,
  f.finding_id,
  f.tier
FROM deviance_score s
JOIN indicator i USING (indicator_id)
JOIN place p ON p.place_id = s.place_id
LEFT JOIN positive_deviance f
  ON f.indicator_id = s.indicator_id AND f.place_id = s.place_id AND f.state <> 'gone'
WHERE s.as_of = :as_of
