-- Benjamini-Hochberg at 10% over the tests of each mission, as for changes for the better.
WITH ranked AS (
  SELECT *, row_number() OVER (PARTITION BY mission_id ORDER BY p_down, indicator_id, place_id)
    AS rank, count(*) OVER (PARTITION BY mission_id) AS tests
  FROM deviance_score
  WHERE p_down IS NOT NULL),
kept AS (
  SELECT mission_id, max(rank) AS last FROM ranked WHERE p_down <= 0.10 * rank / tests
  GROUP BY mission_id)
SELECT r.mission_id, r.indicator_id, r.place_id, r.p_down, r.z_level, r.observed, r.expected,
  r.period_end
FROM ranked r
JOIN kept k ON k.mission_id = r.mission_id AND r.rank <= k.last
