-- The chosen place and its comparison, period by period, in the units that are shown.
WITH here AS (
  SELECT s.*, c.times
  FROM seen s
  JOIN chosen c ON s.place_id = CASE c.place_id WHEN '' THEN '*' ELSE c.place_id END),
beside AS (
  SELECT s.period_start, median(s.value) AS value
  FROM seen s
  JOIN chosen c ON CASE c.compare WHEN 'all' THEN s.place_id = '*'
    ELSE s.place_id IN (SELECT place_id FROM compared) END
  GROUP BY s.period_start)
SELECT
  h.period,
  h.period_start,
  h.period_end,
  h.times * h.value AS own,
  h.times * b.value AS other
FROM here h
LEFT JOIN beside b USING (period_start)
