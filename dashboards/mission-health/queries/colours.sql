SELECT
  claim AS "Colour",
  items AS "Claims",
  later AS "Later",
  coalesce(format('{:.0f}%', 100 * share), 'fewer than 20') AS "Share",
  coalesce(format('{:.0f}% to {:.0f}%', 100 * low, 100 * high), '') AS "95% interval",
  coalesce(format('{:.2f}', auc), '') AS "Worse colour was later (0.5 is a coin)"
FROM colour_audit
WHERE mission_id = :mission
ORDER BY CASE claim WHEN 'green' THEN 1 WHEN 'amber/green' THEN 2 WHEN 'amber' THEN 3
  WHEN 'amber/red' THEN 4 ELSE 5 END
