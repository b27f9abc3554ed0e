-- What each place was over the year before the chosen day, and what it is since. Numerators over
-- denominators where all are there, else the mean of the values.
WITH periods AS (
  SELECT
    s.*,
    c.times,
    c.per,
    CASE WHEN s.period_end < c.since THEN 'before' ELSE 'after' END AS part
  FROM seen s
  JOIN chosen c ON s.period_end < c.since AND s.period_start >= c.since - INTERVAL 1 YEAR
    OR s.period_start >= c.since),
parts AS (
  SELECT
    place_id,
    part,
    count(*) AS periods,
    any_value(times) * CASE WHEN count(numerator) = count(*) AND sum(denominator) > 0
      THEN any_value(per) * sum(numerator) / sum(denominator) ELSE avg(value) END AS value
  FROM periods
  GROUP BY place_id, part)
SELECT
  b.place_id,
  b.value AS before,
  a.value AS after,
  a.value - b.value AS change,
  b.periods AS periods_before,
  a.periods AS periods_after
FROM parts b
JOIN parts a ON a.place_id = b.place_id AND a.part = 'after'
WHERE b.part = 'before'
