SELECT finding_id, mission_id, indicator_id, place_id, tier, evidence
FROM positive_deviance_all
WHERE as_of = try_cast(:since AS DATE) AND state <> 'gone' AND same_as IS NULL
