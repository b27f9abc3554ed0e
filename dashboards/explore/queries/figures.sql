SELECT
  unnest(['Before', 'Since', 'Change', 'Beyond the others']) AS label,
  unnest([
    coalesce(format('{:,.1f}', v.before) || c.unit, 'none'),
    coalesce(format('{:,.1f}', v.after) || c.unit, 'none'),
    coalesce(format('{:+.1f}', v.change) || c.step, 'none'),
    coalesce(format('{:+.1f}', v.beyond) || c.step, 'not compared')]) AS value,
  unnest([
    coalesce(v.periods_before || ' periods in the year before '
      || strftime(c.since, '%-d %b %Y'), 'no period before'),
    coalesce(v.periods_after || ' periods from that day on', 'no period since'),
    CASE WHEN c.better = 'neither' THEN 'not judged' ELSE c.better || ' is better' END,
    CASE WHEN v.margin IS NULL THEN 'no interval: at least 5 other places are needed'
      ELSE 'likely between ' || format('{:+.1f}', v.beyond - v.margin) || ' and '
        || format('{:+.1f}', v.beyond + v.margin) || CASE
          WHEN abs(v.beyond) > v.margin THEN ', more than these places differ by chance'
          ELSE ', no more than these places differ by chance' END END]) AS note
FROM chosen c
LEFT JOIN verdict v ON true
