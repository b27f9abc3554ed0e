SELECT f.place_id, f.indicator_id, coalesce(i.title, 'Related indicators together') AS title, f.evidence, f.tier, f.onset, f.weeks_standing, f.q_value, f.finding_id
FROM positive_deviance f
LEFT JOIN indicator i USING (indicator_id)
WHERE f.state <> 'gone' AND f.same_as IS NULL
ORDER BY f.place_id
