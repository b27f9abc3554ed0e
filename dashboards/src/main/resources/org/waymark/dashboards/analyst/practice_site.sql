-- One row is a place whose reports show a practice; `places` is the whole list.
SELECT
  mission_id,
  practice_id,
  theme_id,
  kind,
  odds_ratio,
  q_value,
  from_json(places, '["VARCHAR"]') AS places,
  unnest(from_json(places, '["VARCHAR"]')) AS place_id
FROM practice
ORDER BY mission_id, practice_id, place_id
