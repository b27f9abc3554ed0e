-- Every settled value of the chosen place and of those that it is compared with. A place without
-- values has those of all that belongs to it. '*' is all places together.
WITH own AS (
  SELECT
    o.place_id,
    o.period,
    o.period_start,
    o.period_end,
    o.value,
    o.numerator,
    o.denominator
  FROM observation o
  WHERE o.indicator_id = :indicator AND o.value IS NOT NULL AND o.status <> 'provisional'
    AND (o.place_id IN (SELECT place_id FROM compared) OR o.place_id = :place)
  QUALIFY row_number() OVER (
    PARTITION BY o.place_id, o.period_start ORDER BY coalesce(o.event, 0) DESC) = 1),
wider AS (
  SELECT
    CASE a.scope WHEN 'all' THEN '*' ELSE a.scope_id END AS place_id,
    a.period,
    a.period_start,
    a.period_end,
    a.value,
    a.numerator,
    a.denominator
  FROM aggregate a
  WHERE a.indicator_id = :indicator AND a.value IS NOT NULL AND a.settled
    AND a.status <> 'incomplete'
    AND (a.scope = 'all' OR (a.scope = 'region' AND a.scope_id = :place
      AND NOT EXISTS (SELECT 1 FROM own WHERE place_id = :place))))
SELECT * FROM own
UNION ALL
SELECT * FROM wider
