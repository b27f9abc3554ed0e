SELECT n.goal_id, n.mission_id, t.status AS before, n.status AS after, n.evidence
FROM goal_progress_all n
JOIN goal_progress_all t ON t.goal_id = n.goal_id AND t.method = n.method
WHERE n.as_of = :as_of::DATE AND t.as_of = try_cast(:since AS DATE)
  AND n.method = 'linear-pace' AND n.status <> t.status
