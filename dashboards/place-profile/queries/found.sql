SELECT f.place_id, f.indicator_id, i.title, f.evidence, f.tier, f.onset, f.weeks_standing, f.q_value, f.finding_id
FROM positive_deviance f
JOIN indicator i USING (indicator_id)
WHERE f.state <> 'gone'
ORDER BY f.place_id
