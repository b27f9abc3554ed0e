WITH last AS (
  SELECT place_id, value
  FROM seen
  QUALIFY row_number() OVER (PARTITION BY place_id ORDER BY period_start DESC) = 1),
judged AS (
  SELECT
    p.name,
    p.place_id,
    p.place_id = c.place_id AS own,
    CASE c.shown
      WHEN 'change' THEN s.change
      WHEN 'gap' THEN c.times * (l.value - median(l.value) FILTER (p.place_id <> c.place_id) OVER ())
      ELSE c.times * l.value END AS value
  FROM last l
  JOIN place p USING (place_id)
  CROSS JOIN chosen c
  LEFT JOIN shift s ON s.place_id = l.place_id),
ranked AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY own ORDER BY value DESC, place_id) AS above,
    row_number() OVER (PARTITION BY own ORDER BY value, place_id) AS below
  FROM judged
  WHERE value IS NOT NULL)
SELECT name AS label, value, NULL::DOUBLE AS low, NULL::DOUBLE AS high, own AS marked
FROM ranked
WHERE (own OR above <= 12 OR below <= 12) AND (SELECT count(*) FROM ranked) > 1
ORDER BY value DESC, place_id
