SELECT
  indicator_id AS page_of,
  place_id,
  z_level AS value,
  CASE WHEN z_level IS NULL THEN ''
    WHEN measure = 'proportion' THEN format('{:.1f}%', 100 * observed)
    ELSE format('{:,.1f}', observed) END AS shown
FROM ranked
ORDER BY indicator_id, position
