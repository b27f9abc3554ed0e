SELECT place_id, indicator_id
FROM profile
GROUP BY place_id, indicator_id
QUALIFY row_number() OVER (
  PARTITION BY place_id ORDER BY max(abs(z_level)) DESC NULLS LAST, indicator_id) <= 24
ORDER BY place_id
