SELECT CASE count(*) WHEN 0 THEN 'No practice is registered yet'
  WHEN 1 THEN '1 practice is registered' ELSE count(*) || ' practices are registered' END
  || coalesce(', ' || nullif((SELECT count(DISTINCT place_id) FROM practice_adoption), 0)
    || ' places took one up', '') AS headline
FROM registered_practice
