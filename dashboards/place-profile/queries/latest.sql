WITH last AS (
  SELECT
    place_id,
    indicator_id,
    max_by(
      {period: period, value: value, variation: variation},
      row(period_end, coalesce(event, 0))) AS point
  FROM spc_point
  WHERE place_id IN (SELECT place_id FROM page_place)
  GROUP BY place_id, indicator_id)
SELECT
  place_id,
  indicator_id,
  point.period AS period,
  point.value AS value,
  point.variation AS variation
FROM last
ORDER BY place_id
