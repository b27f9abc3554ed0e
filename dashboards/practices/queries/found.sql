SELECT coalesce(t.title, replace(p.theme_id, 'word:', '')) AS "Practice", m.title AS "Mission",
  p.sites AS "Places ahead that show it", round(p.odds_ratio, 1) AS "Odds against others",
  round(p.ci_low, 1) AS "At least", p.excerpts AS "Excerpts", p.mission_id AS mission_page
FROM practice p
JOIN mission m USING (mission_id)
LEFT JOIN theme t ON t.mission_id = p.mission_id AND t.theme_id = p.theme_id
ORDER BY p.q_value, p.practice_id, p.deviants
