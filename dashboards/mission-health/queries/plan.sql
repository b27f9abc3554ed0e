SELECT
  item_id AS "Item",
  title AS "Title",
  first_due AS "First due",
  due AS "Due",
  moved AS "Moves",
  coalesce(claim, '') AS "Claim",
  replace(computed, '-', ' ') AS "By its dates",
  frees AS "Waiting for it",
  coalesce(format('{:.0f}%', 100 * p_late), '') AS "Chance that it moves",
  coalesce(owner_org, '') AS "Owner"
FROM plan_item
WHERE mission_id = :mission AND (computed IN ('overdue', 'moved', 'withdrawn') OR frees > 0)
ORDER BY computed <> 'overdue', first_due, item_id
LIMIT 100
