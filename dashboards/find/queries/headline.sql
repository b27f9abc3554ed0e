SELECT (SELECT count(*) FROM place) || ' places, ' || (SELECT count(*) FROM indicator)
  || ' indicators, ' || (SELECT count(*) FROM positive_deviance
    WHERE state <> 'gone' AND same_as IS NULL) || ' findings, '
  || (SELECT count(*) || CASE count(*) WHEN 1 THEN ' practice' ELSE ' practices' END
    FROM registered_practice) || ' and '
  || (SELECT count(*) FROM theme) || ' themes' AS headline
