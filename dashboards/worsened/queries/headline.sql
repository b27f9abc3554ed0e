SELECT CASE count(DISTINCT place_id) WHEN 0 THEN 'No place got worse beyond chance'
  WHEN 1 THEN '1 place got worse beyond chance, and could be asked why'
  ELSE count(DISTINCT place_id) || ' places got worse beyond chance, and could be asked why' END
  AS headline
FROM worse
