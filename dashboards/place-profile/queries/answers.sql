SELECT
  place_id AS page_of,
  question AS "Question",
  period AS "Wave",
  CASE WHEN measure = 'proportion' THEN format('{:.1f}%', 100 * estimate)
    ELSE format('{:,.1f}', estimate) END AS "Estimate",
  CASE WHEN ci_low IS NULL THEN coalesce(reason, 'no interval')
    WHEN measure = 'proportion' THEN format('{:.1f}% to {:.1f}%', 100 * ci_low, 100 * ci_high)
    ELSE format('{:,.1f} to {:,.1f}', ci_low, ci_high) END AS "95% interval",
  n AS "Answers"
FROM surveys
QUALIFY row_number() OVER (PARTITION BY place_id, indicator_id ORDER BY period_end DESC) <= 4
ORDER BY place_id, indicator_id, period_end DESC
