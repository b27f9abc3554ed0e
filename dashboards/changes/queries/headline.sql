WITH counted AS (
  SELECT
    (SELECT count(*) FROM now WHERE state <> 'gone'
      AND finding_id NOT IN (SELECT finding_id FROM earlier)) AS fresh,
    (SELECT count(*) FROM earlier WHERE finding_id NOT IN (
      SELECT finding_id FROM now WHERE state <> 'gone')) AS gone,
    (SELECT count(*) FROM goals) AS moved)
SELECT CASE
  WHEN try_cast(:since AS DATE) IS NULL THEN 'Nothing was published before'
  ELSE 'Since ' || strftime(try_cast(:since AS DATE), '%-d %B %Y') || ': '
    || CASE fresh WHEN 0 THEN 'no new finding' WHEN 1 THEN '1 new finding'
      ELSE fresh || ' new findings' END
    || ', ' || CASE gone WHEN 0 THEN 'none gone' ELSE gone || ' gone' END
    || ', ' || CASE moved WHEN 0 THEN 'no goal changed' WHEN 1 THEN '1 goal changed'
      ELSE moved || ' goals changed' END END AS headline
FROM counted
