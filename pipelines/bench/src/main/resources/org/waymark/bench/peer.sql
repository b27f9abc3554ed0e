-- The core job as one would write it in DuckDB to be quick: read, check, keep the latest revision,
-- publish observations, rejects, control charts (XmR) and funnels as Parquet.
--
-- Figures beside "instead" are processor seconds of other formulations, measured on 10.3 million
-- rows and two cores with everything else equal; the quickest stands. Left out, and done by the full
-- run beside this: file and line of each observation, its status, revisions that tie, checks of
-- what was written, publication in one step, detector, progress, report and dashboards.
--
-- In: variables workspace (a folder with places.csv, peer/indicators.csv, landing/*.csv), out, as_of.
-- Holds for months from 2015 to 2035, 2^32 series, counts below 2^31 and 57 points a series.
SET threads = 2;
SET memory_limit = '4GB';
SET preserve_insertion_order = false;

-- stage: registry
CREATE TABLE places AS
SELECT place_id FROM read_csv(getvariable('workspace') || '/places.csv', header = true);
CREATE TABLE indicators AS
SELECT * FROM read_csv(getvariable('workspace') || '/peer/indicators.csv', header = true);
CREATE TABLE months AS
SELECT strftime(start, '%Y-%m') AS period, start AS period_start,
  (start + INTERVAL 1 MONTH)::DATE - 1 AS period_end,
  row_number() OVER (ORDER BY start)::UTINYINT - 1 AS t
FROM (SELECT unnest(range(DATE '2015-01-01', DATE '2036-01-01', INTERVAL 1 MONTH))::DATE AS start);
-- Texts become enums: small integers in memory, dictionaries in Parquet.
CREATE TYPE indicator_t AS ENUM (SELECT indicator_id FROM indicators ORDER BY indicator_id);
CREATE TYPE place_t AS ENUM (SELECT place_id FROM places ORDER BY place_id);
CREATE TYPE month_t AS ENUM (SELECT period FROM months ORDER BY period);
-- An indicator of a place is a series, numbered from 0 without gaps: joins to it are array look-ups.
SET VARIABLE places = (SELECT count(*)::UINTEGER FROM places);
SET VARIABLE proportions = (SELECT list(enum_code(indicator_id::indicator_t)) FROM indicators WHERE measure = 'proportion');
CREATE TABLE series AS
SELECT (enum_code(i)::UINTEGER * getvariable('places') + enum_code(p))::UINTEGER AS series,
  i AS indicator_id, p AS place_id, measure, per::DOUBLE AS per, better
FROM (SELECT indicator_id::indicator_t AS i, measure, per, better FROM indicators),
  (SELECT place_id::place_t AS p FROM places);

-- stage: read and check
-- One pass over the text. A row's series, month and day of publication become one sortable integer.
-- 4.0 s; instead: enum columns in read_csv with store_rejects 4.6 to 5.4, joins to the registry by
-- text 6, texts kept as they are 5.5 and three times the memory, unquoted parsing no gain.
CREATE TABLE delivered AS
SELECT
  ((enum_code(i)::UINTEGER * getvariable('places') + enum_code(p))::UBIGINT << 24)
    | (enum_code(t)::UBIGINT << 16) | (published - DATE '2015-01-01')::UBIGINT AS key,
  n AS num, d AS den,
  CASE
    WHEN p IS NULL THEN 'unknown-place: ' || coalesce(place, '')
    WHEN i IS NULL THEN 'unknown-indicator: ' || coalesce(indicator, '')
    WHEN t IS NULL THEN 'unreadable-period: ' || coalesce(period, '')
    WHEN n IS NULL THEN 'not-a-number: ' || coalesce(num, '')
    WHEN n < 0 THEN 'negative: ' || num
    WHEN n > d AND list_contains(getvariable('proportions'), enum_code(i))
      THEN 'numerator-above-denominator: ' || num
    WHEN published > getvariable('as_of') THEN 'not-yet-known: ' || published
  END AS refused
FROM (
  SELECT *, try_cast(indicator AS indicator_t) AS i, try_cast(place AS place_t) AS p,
    try_cast(period AS month_t) AS t, try_cast(num AS INTEGER) AS n, den AS d
  FROM read_csv(getvariable('workspace') || '/landing/*.csv', auto_detect = false, header = true,
    delim = ',', columns = {'place': 'VARCHAR', 'period': 'VARCHAR', 'indicator': 'VARCHAR',
    'num': 'VARCHAR', 'den': 'INTEGER', 'published': 'DATE'}));
COPY (
  SELECT split_part(refused, ': ', 1) AS reason, split_part(refused, ': ', 2) AS raw
  FROM delivered WHERE refused IS NOT NULL
) TO (getvariable('out') || '/rejected_record.parquet') (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);

-- stage: deduplicate
-- One sort of integers, then windows without partition or order, which DuckDB streams over the
-- sorted rows: of equal cells the last stands, and each value gets the step from the one before.
-- 2.3 s with the steps; without them instead: sorting windows by series 2.8 (and 1.7 for the steps),
-- arg_max by cell 3.3 (packed into one maximum 3.5), join to the latest date of a cell 4.2, lists
-- by series sorted 2.8.
CREATE TABLE obs AS
SELECT (key >> 24)::UINTEGER AS series, (key >> 16 & 255)::UTINYINT AS t, num, den, value,
  row_number() OVER () AS rn,
  CASE WHEN lag(key) OVER () >> 24 = key >> 24 THEN value - lag(value) OVER () END AS step
FROM (
  SELECT key, num, den, num / den AS value
  FROM (
    SELECT key, num, den, lead(key) OVER () AS next
    FROM (SELECT key, num, den FROM delivered WHERE refused IS NULL ORDER BY key))
  WHERE next >> 16 IS DISTINCT FROM key >> 16);

-- stage: write observation
-- 2.0 s; instead: zstd's default level 2.4 to 2.9 for 8% smaller files.
COPY (
  SELECT indicator_id, place_id, period, period_start, period_end, value * per AS value,
    num AS numerator, den AS denominator
  FROM obs JOIN series USING (series) JOIN months USING (t)
) TO (getvariable('out') || '/observation.parquet') (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);

-- stage: limits
-- Hash aggregates; only series that hold a moving range to be left out are averaged again.
CREATE TABLE centre AS
SELECT series, min(rn) AS first, avg(value) AS mean, avg(abs(step)) AS range, max(abs(step)) AS widest
FROM obs GROUP BY series;
CREATE TABLE limits AS
SELECT series, first, mean, 2.66 * coalesce(kept, range) AS reach
FROM centre LEFT JOIN (
  SELECT series, avg(abs(step)) AS kept
  FROM obs JOIN (SELECT series, 3.267 * range AS bound FROM centre WHERE widest >= 3.267 * range) USING (series)
  WHERE abs(step) < bound GROUP BY series) USING (series);
-- stage: rules
-- A series is at most 57 points, so a set of its points is the bits of one integer, and a run of
-- points is a few shifts. 1.2 s; instead: windows of 7, 6 and 3 rows 13 s.
CREATE TABLE masks AS
SELECT series,
  bit_or((value > mean)::UBIGINT << k) AS above,
  bit_or((value < mean)::UBIGINT << k) AS below,
  bit_or((abs(value - mean) > reach / 1.5 AND abs(value - mean) <= reach)::UBIGINT << k) AS near,
  bit_or((coalesce(step, 0) > 0)::UBIGINT << k) AS up,
  bit_or((coalesce(step, 0) < 0)::UBIGINT << k) AS down
FROM (SELECT series, value, step, mean, reach, (rn - first)::UBIGINT AS k FROM obs JOIN limits USING (series))
GROUP BY series;
-- Bit k of run7(m): the points k to k + 6 are in m; over7 gives those points back.
CREATE MACRO run7(m) AS m & (m >> 1) & (m >> 2) & (m >> 3) & (m >> 4) & (m >> 5) & (m >> 6);
CREATE MACRO run6(m) AS m & (m >> 1) & (m >> 2) & (m >> 3) & (m >> 4) & (m >> 5);
CREATE MACRO over7(m) AS m | (m << 1) | (m << 2) | (m << 3) | (m << 4) | (m << 5) | (m << 6);
CREATE MACRO over3(m) AS m | (m << 1) | (m << 2);
CREATE MACRO pair(n) AS (n & (n >> 1)) | (n & (n >> 2)) | ((n >> 1) & (n >> 2));
CREATE MACRO run3(m) AS m & (m >> 1) & (m >> 2);
CREATE TABLE charts AS
SELECT series, indicator_id, place_id, per, first, mean, mean - reach AS lower, mean + reach AS upper,
  over7(run7(above)) | over7(run7(below)) AS shift,
  over7(run6(up) >> 1) AS rising, over7(run6(down) >> 1) AS falling,
  (near & above & over3(run3(above) & pair(near & above)))
    | (near & below & over3(run3(below) & pair(near & below))) AS two,
  better
FROM masks JOIN limits USING (series) JOIN series USING (series);

-- stage: write spc_point
-- 3.9 s; instead: rule and variation as enums joined from a table of verdicts 6.5.
COPY (
  SELECT indicator_id, place_id, period, period_start, period_end, value * per AS value,
    mean * per AS mean, lower * per AS lower_limit, upper * per AS upper_limit, rule,
    CASE WHEN rule IS NULL THEN 'common-cause'
      WHEN better = 'neither' THEN CASE WHEN high THEN 'neither-high' ELSE 'neither-low' END
      WHEN high = (better = 'higher') THEN 'improvement' ELSE 'concern' END AS variation
  FROM (SELECT * EXCLUDE (first),
    CASE WHEN value > upper OR value < lower THEN 'outside-limits'
      WHEN ((rising | falling) >> k) & 1 = 1 THEN 'trend'
      WHEN (two >> k) & 1 = 1 THEN 'two-of-three'
      WHEN (shift >> k) & 1 = 1 THEN 'shift' END AS rule,
    CASE WHEN value BETWEEN lower AND upper AND ((rising | falling) >> k) & 1 = 1 THEN (rising >> k) & 1 = 1
      ELSE value > mean END AS high
   FROM (SELECT *, (rn - first)::UBIGINT AS k FROM obs JOIN charts USING (series) JOIN months USING (t)))
) TO (getvariable('out') || '/spc_point.parquet') (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);

-- stage: funnel
-- The last 12 months pooled. Proportions on the scale of the arcsine of the square root, rates on
-- that of the logarithm; z-scores winsorised at 10%; additive variance between places.
SET VARIABLE last = (SELECT max(t) FROM obs);
CREATE TABLE units AS
SELECT *, (y - centre) / s AS z
FROM (
  SELECT series.*, r, n, measure = 'proportion' AS share,
    CASE WHEN share THEN asin(sqrt(r / n)) ELSE ln((r + 0.5) / n) END AS y,
    CASE WHEN share THEN 0.5 / sqrt(n) ELSE 1 / sqrt(r + 0.5) END AS s
  FROM (SELECT series, sum(num)::DOUBLE AS r, sum(den)::DOUBLE AS n
    FROM obs WHERE t > getvariable('last') - 12 GROUP BY series) JOIN series USING (series))
JOIN (
  SELECT indicator_id, CASE WHEN any_value(measure) = 'proportion' THEN asin(sqrt(sum(num) / sum(den)))
    ELSE ln(sum(num) / sum(den)) END AS centre
  FROM obs JOIN series USING (series) WHERE t > getvariable('last') - 12 GROUP BY indicator_id)
USING (indicator_id);
COPY (
  SELECT indicator_id, place_id, r AS numerator, n AS denominator, r / n * per AS value,
    (CASE WHEN share THEN sin(centre) ** 2 ELSE exp(centre) END) * per AS expected,
    z, phi, tau2, (y - centre) / spread AS z_adjusted,
    (CASE WHEN share THEN sin(greatest(0, centre - 3.090232306167813 * spread)) ** 2
      ELSE exp(centre - 3.090232306167813 * spread) END) * per AS lower_limit,
    (CASE WHEN share THEN sin(least(pi() / 2, centre + 3.090232306167813 * spread)) ** 2
      ELSE exp(centre + 3.090232306167813 * spread) END) * per AS upper_limit
  FROM (
    SELECT *, sqrt(s * s + tau2) AS spread
    FROM units JOIN (
      SELECT indicator_id, phi,
        greatest(0, (places * phi - (places - 1)) / (w - w2 / w)) AS tau2
      FROM (
        SELECT indicator_id, count(*) AS places, avg(least(greatest(z, low), high) ** 2) AS phi,
          sum(1 / (s * s)) AS w, sum(1 / (s * s * s * s)) AS w2
        FROM units JOIN (
          SELECT indicator_id, quantile_cont(z, 0.1) AS low, quantile_cont(z, 0.9) AS high
          FROM units GROUP BY indicator_id) USING (indicator_id)
        GROUP BY indicator_id)) USING (indicator_id))
) TO (getvariable('out') || '/funnel.parquet') (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);
