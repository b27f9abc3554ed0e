SELECT
  place_id,
  indicator_id,
  max_by(period, period_end) AS period,
  max_by(value, period_end) AS value,
  max_by(variation, period_end) AS variation
FROM spc_point
WHERE place_id IN (SELECT place_id FROM page_place)
GROUP BY place_id, indicator_id
ORDER BY place_id
