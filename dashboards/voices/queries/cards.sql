WITH parts AS (
  SELECT
    r.theme_id,
    r.place_id,
    r.period,
    r.period_end > CAST(:as_of AS DATE) - 91 AS recent,
    r.mentions,
    r.reports
  FROM report_theme r
  WHERE r.mission_id = :mission AND r.period_end > CAST(:as_of AS DATE) - 182),
all_reports AS (
  SELECT sum(reports) FILTER (recent) AS now, sum(reports) FILTER (NOT recent) AS before
  FROM (SELECT place_id, period, recent, max(reports) AS reports FROM parts GROUP BY ALL)),
shares AS (
  SELECT
    t.theme_id,
    t.title,
    100.0 * coalesce(sum(p.mentions) FILTER (p.recent), 0) / nullif(any_value(a.now), 0) AS now,
    100.0 * coalesce(sum(p.mentions) FILTER (NOT p.recent), 0)
      / nullif(any_value(a.before), 0) AS before
  FROM theme t
  CROSS JOIN all_reports a
  LEFT JOIN parts p USING (theme_id)
  WHERE t.mission_id = :mission
  GROUP BY t.theme_id, t.title),
loud AS (
  SELECT theme_id, string_agg(name, '; ' ORDER BY position) AS names
  FROM (
    SELECT p.theme_id, c.name, row_number() OVER (
      PARTITION BY p.theme_id ORDER BY sum(p.mentions) DESC, c.name, p.place_id) AS position
    FROM parts p
    JOIN place c USING (place_id)
    WHERE p.recent AND p.mentions > 0
    GROUP BY p.theme_id, p.place_id, c.name)
  WHERE position <= 3
  GROUP BY theme_id),
said AS (
  SELECT theme_id, string_agg('“' || excerpt || '”', ' ' ORDER BY position) AS quotes
  FROM (
    SELECT theme_id, excerpt, row_number() OVER (
      PARTITION BY theme_id ORDER BY period_end DESC, report_id, place_id) AS position
    FROM spoken
    WHERE mission_id = :mission)
  WHERE position <= 3
  GROUP BY theme_id)
SELECT
  s.title AS "Theme",
  coalesce(format('{:.1f}%', s.now), '–') AS "Last 13 weeks",
  coalesce(format('{:.1f}%', s.before), '–') AS "13 weeks before",
  coalesce(format('{:+.1f} points', s.now - s.before), '–') AS "Change",
  coalesce(l.names, '–') AS "Loudest at",
  coalesce(q.quotes, '–') AS "In their own words"
FROM shares s
LEFT JOIN loud l USING (theme_id)
LEFT JOIN said q USING (theme_id)
ORDER BY s.now - s.before DESC NULLS LAST, s.theme_id
