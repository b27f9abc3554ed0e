SELECT
  p.name AS "Place",
  format('{:,.1f}', s.before) AS "Before",
  format('{:,.1f}', s.after) AS "Since",
  format('{:+.1f}', s.change) AS "Change",
  CASE WHEN c.better = 'neither' OR abs(s.change) < 0.05 THEN '–'
    WHEN (s.change > 0) = (c.better = 'higher') THEN 'better' ELSE 'worse' END AS "Which is",
  p.place_id
FROM shift s
JOIN place p USING (place_id)
CROSS JOIN chosen c
QUALIFY row_number() OVER (ORDER BY abs(s.change) DESC, p.place_id) <= 500
ORDER BY CASE c.better WHEN 'lower' THEN -s.change ELSE s.change END DESC, p.place_id
