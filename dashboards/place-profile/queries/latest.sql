WITH last AS (
  SELECT
    place_id,
    indicator_id,
    max_by(
      {period: period, value: value, variation: variation, context: context,
        open_interval: open_interval, open_variation: open_variation},
      row(period_end, coalesce(event, 0))) AS point
  FROM spc_point
  WHERE place_id IN (SELECT place_id FROM page_place)
  GROUP BY place_id, indicator_id)
SELECT
  place_id,
  indicator_id,
  point.period AS period,
  point.value AS value,
  point.variation AS variation,
  point.context AS context,
  point.open_interval AS open_interval,
  point.open_variation AS open_variation
FROM last
ORDER BY place_id
