WITH own AS (
  SELECT
    i.indicator_id,
    unnest([1, 2, 3, 4, 5, 6, 7, 8]) AS position,
    unnest(['Mission', 'Role', 'Measure', 'Better', 'Period', 'Expected from', 'Counterpart',
      'Chart']) AS what,
    unnest([
      m.title,
      i.role,
      i.measure || coalesce(', in ' || i.unit, '')
        || CASE WHEN i.per <> 1 THEN ', per ' || format('{:,.0f}', i.per) ELSE '' END,
      CASE i.better WHEN 'neither' THEN 'neither high nor low: charted, not judged' ELSE i.better END,
      i.period,
      coalesce(replace(i.expect_from, ',', ', '), 'places of the same kind'),
      coalesce(c.title, 'none'),
      i.chart]) AS answer,
    i.mission_id,
    i.counterpart
  FROM indicator i
  JOIN mission m ON m.mission_id = i.mission_id
  LEFT JOIN indicator c ON c.indicator_id = i.counterpart)
SELECT
  indicator_id AS page_of,
  what AS "What",
  answer AS "Answer",
  CASE WHEN what = 'Mission' THEN mission_id END AS mission_page,
  CASE WHEN what = 'Counterpart' THEN counterpart END AS indicator_page
FROM own
ORDER BY indicator_id, position
