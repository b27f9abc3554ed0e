SELECT
  kind AS "Kind",
  item_id AS "Item",
  title AS "Title",
  opened AS "Opened",
  first_due AS "First due",
  due AS "Due",
  coalesce(owner_org, '') AS "Owner"
FROM log_item
WHERE mission_id = :mission AND closed IS NULL
ORDER BY opened, kind, item_id
LIMIT 100
