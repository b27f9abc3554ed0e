SELECT
  m.title AS "Mission",
  p.headline AS "How it is doing",
  p.on_track || ' of ' || p.goals AS "Goals on track",
  coalesce(format('{:.0f}%', 100 * p.score), '–') AS "Pace",
  coalesce(format('{:.0f}%', 100 * p.coverage), '–') AS "Goals judged",
  CASE WHEN p.p_all_committed IS NULL THEN 'trend unproven'
    WHEN p.p_all_committed < 0.01 THEN 'under 1%'
    WHEN p.p_all_committed > 0.99 THEN 'over 99%'
    ELSE format('{:.0f}%', 100 * p.p_all_committed) END AS "Chance of all committed"
FROM mission_progress p
JOIN mission m USING (mission_id)
ORDER BY p.score NULLS FIRST, m.mission_id
