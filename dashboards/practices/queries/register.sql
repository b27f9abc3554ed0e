WITH computed AS (
  SELECT mission_id, practice_id, max(level_computed) AS level,
    string_agg(DISTINCT flag, ', ' ORDER BY flag) AS flag
  FROM practice_evidence
  GROUP BY mission_id, practice_id)
SELECT r.title AS "Practice", m.title AS "Mission", r.evidence_level AS "Declared",
  c.level AS "Computed", coalesce(c.flag, '–') AS "Take care", r.adopters AS "Places with it",
  array_to_string(from_json(r.components, '["VARCHAR"]'), '; ') AS "What belongs to it",
  r.mission_id AS mission_page
FROM registered_practice r
JOIN mission m USING (mission_id)
LEFT JOIN computed c ON c.mission_id = r.mission_id AND c.practice_id = r.practice_id
ORDER BY r.evidence_level DESC, r.title, r.practice_id
