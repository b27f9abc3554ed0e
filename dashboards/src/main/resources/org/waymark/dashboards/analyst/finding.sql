-- One row is a finding on the list, with its names, the effect in natural units and its onset as a
-- day. The unit of the effect is points of percent, percent of the expected value, or the unit.
SELECT
  f.finding_id,
  f.mission_id,
  f.indicator_id,
  f.place_id,
  p.name AS place,
  p.type,
  p.parent_id,
  coalesce(i.title, 'related indicators together') AS indicator,
  f.observed,
  f.expected,
  CASE
    WHEN i.measure = 'proportion'
      THEN 100 * (1 / (1 + exp(-(ln(f.expected / (1 - f.expected)) + sign.d * f.effect)))
        - f.expected)
    WHEN i.measure IN ('rate', 'count') OR f.scope = 'place' THEN 100 * (exp(sign.d * f.effect) - 1)
    ELSE sign.d * f.effect END AS effect,
  CASE
    WHEN i.measure = 'proportion' THEN 'percentage points'
    WHEN i.measure IN ('rate', 'count') OR f.scope = 'place' THEN '% of expected'
    ELSE coalesce(i.unit, 'units') END AS effect_unit,
  f.tier,
  f.state,
  f.q_value,
  CASE
    WHEN f.onset SIMILAR TO '\d{4}-\d{2}-\d{2}' THEN f.onset::DATE
    WHEN f.onset SIMILAR TO '\d{4}-\d{2}' THEN (f.onset || '-01')::DATE
    WHEN f.onset SIMILAR TO '\d{4}-Q[1-4]'
      THEN make_date(left(f.onset, 4)::INT, 3 * right(f.onset, 1)::INT - 2, 1)
    WHEN f.onset SIMILAR TO '\d{4}-W\d{2}'
      THEN (date_trunc('week', make_date(left(f.onset, 4)::INT, 1, 4))
        + INTERVAL 7 DAY * (right(f.onset, 2)::INT - 1))::DATE
    WHEN f.onset SIMILAR TO '\d{4}' THEN make_date(f.onset::INT, 1, 1) END AS onset_start,
  f.onset IS NOT NULL AS change_found,
  f.weeks_standing AS weeks_on_list,
  f.counterpart_worse,
  f.evidence
FROM positive_deviance f
JOIN place p ON p.place_id = f.place_id
LEFT JOIN indicator i ON i.indicator_id = f.indicator_id
CROSS JOIN LATERAL (SELECT CASE WHEN i.better = 'lower' THEN -1 ELSE 1 END AS d) sign
WHERE f.state <> 'gone' AND f.same_as IS NULL
ORDER BY f.finding_id
