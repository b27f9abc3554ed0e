SELECT r.title AS "Practice", p.name AS "Place", a.since AS "Since",
  any_value(a.verdict) AS "So far", a.place_id
FROM practice_adoption a
JOIN registered_practice r ON r.practice_id = a.practice_id AND r.mission_id = a.mission_id
JOIN place p ON p.place_id = a.place_id
WHERE a.since > try_cast(:since AS DATE)
GROUP BY r.title, p.name, a.since, a.place_id
ORDER BY a.since DESC, r.title, p.name
