-- How far the change of the chosen place is from the changes of the others. The interval is that of
-- one more place like them: Student's quantile at 97.5% after Abramowitz and Stegun 26.7.5, times
-- the spread of their changes, times the root of 1 + 1/n. Of fewer than 5 others there is none.
WITH others AS (
  SELECT count(*) AS places, avg(s.change) AS change, stddev_samp(s.change) AS spread,
    median(s.change) AS middle
  FROM shift s
  WHERE s.place_id IN (SELECT place_id FROM compared)),
here AS (
  SELECT s.*
  FROM shift s
  JOIN chosen c ON s.place_id = CASE c.place_id WHEN '' THEN '*' ELSE c.place_id END)
SELECT
  h.before,
  h.after,
  h.change,
  h.periods_before,
  h.periods_after,
  o.places,
  o.middle,
  h.change - o.change AS beyond,
  CASE WHEN o.places >= 5 THEN (1.96 + 2.3724 / (o.places - 1) + 2.822 / (o.places - 1) ** 2)
    * o.spread * sqrt(1 + 1.0 / o.places) END AS margin,
  (SELECT count(*) FROM shift s, chosen c
    WHERE s.place_id IN (SELECT place_id FROM compared)
      AND CASE c.better WHEN 'lower' THEN s.change > h.change ELSE s.change < h.change END) AS outdone
FROM here h
CROSS JOIN others o
