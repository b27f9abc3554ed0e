SELECT finding_id, mission_id, indicator_id, place_id, tier, evidence, reason_gone, state
FROM positive_deviance_all
WHERE as_of = :as_of::DATE AND same_as IS NULL
