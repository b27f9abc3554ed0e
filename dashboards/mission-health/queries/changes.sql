SELECT
  changed_on AS "Date",
  goal_id AS "Goal",
  kind AS "Change",
  was AS "From",
  became AS "To",
  CASE WHEN size IS NULL THEN ''
    WHEN kind IN ('extended', 'brought-forward') THEN format('{:.0f} months', size)
    WHEN kind = 'thinned' THEN format('{:.0f}', size)
    ELSE format('{:.0f}% of the way', 100 * size) END AS "Size",
  coalesce(format('{:.0f}%', 100 * easier_by), '') AS "Easier by",
  coalesce(cites, 'no') AS "Decision"
FROM goal_change
WHERE mission_id = :mission
ORDER BY changed_on DESC, goal_id, kind
