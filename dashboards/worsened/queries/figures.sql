SELECT
  m.title AS label,
  count(w.place_id) AS value,
  'of ' || (SELECT count(*) FROM deviance_score s
    WHERE s.mission_id = m.mission_id AND s.p_down IS NOT NULL) || ' tests' AS note
FROM mission m
LEFT JOIN worse w USING (mission_id)
GROUP BY m.mission_id, m.title
ORDER BY m.mission_id
