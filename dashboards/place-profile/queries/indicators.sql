SELECT
  p.place_id AS page_of,
  p.indicator AS "Indicator",
  p.mission AS "Mission",
  CASE WHEN p.measure = 'proportion' THEN format('{:.1f}%', 100 * l.value)
    ELSE format('{:,.1f}', l.value) END AS "Latest",
  l.period AS "Period",
  CASE WHEN l.open_variation NOT IN ('common-cause', '')
    THEN replace(l.open_variation, '-', ', ') || ': '
      || format('{:,.0f}', l.open_interval) || coalesce(' ' || p.unit, '') || ' since the last event'
    WHEN l.variation = 'common-cause' THEN 'ordinary variation'
    ELSE replace(l.variation, '-', ', ') || CASE l.context
      WHEN 'season' THEN ', as at most places at this time of the year'
      WHEN 'shared' THEN ', as at most places in this period'
      WHEN 'own-season' THEN ', as here at this time of the year before'
      ELSE '' END END AS "Latest point",
  CASE WHEN p.measure = 'proportion' THEN format('{:.1f}%', 100 * p.observed)
    ELSE format('{:,.1f}', p.observed) END AS "Seen",
  CASE WHEN p.measure = 'proportion' THEN format('{:.1f}%', 100 * p.expected)
    ELSE format('{:,.1f}', p.expected) END AS "Expected",
  CASE WHEN p.z_level IS NULL THEN coalesce('not compared: '
      || CASE p.reason_not_tested WHEN 'better-neither' THEN 'neither high nor low is better'
        ELSE replace(p.reason_not_tested, '-', ' ') END, 'not compared')
    WHEN p.z_level >= 3 THEN 'far ahead'
    WHEN p.z_level >= 2 THEN 'ahead'
    WHEN p.z_level <= -3 THEN 'far behind'
    WHEN p.z_level <= -2 THEN 'behind'
    ELSE 'as expected' END AS "Compared with expected",
  p.indicator_id AS indicator_page,
  p.mission_id AS mission_page
FROM profile p
LEFT JOIN latest l ON l.place_id = p.place_id AND l.indicator_id = p.indicator_id
ORDER BY p.place_id, p.mission_id, p.indicator_id
