package org.waymark.app.serve;

import java.util.List;
import java.util.Random;

/**
 * Statements that somebody hostile may write, from a grammar: functions that take long or much,
 * texts that are nested deeply, patterns that go back without end, names of files and settings, and
 * statements that change. The same seed gives the same statements.
 */
final class HostileStatements {
  private static final List<String> NUMBERS =
      List.of(
          "0", "1", "-1", "7", "40", "1000", "100000", "2147483647", "9223372036854775807", "NULL");
  private static final List<String> TEXTS =
      List.of(
          "''",
          "'a'",
          "'%a%a%a'",
          "'(a*)*b'",
          "'{\"a\":[1]}'",
          "'\u0130\u00e9'",
          "name",
          "NULL",
          "'$.a[*]'");
  private static final List<String> TEXT_FUNCTIONS =
      List.of(
          "upper(%s)",
          "reverse(%s)",
          "md5(%s)",
          "json(%s)",
          "json_structure(%s)",
          "json_valid(%s)",
          "strip_accents(%s)",
          "nfc_normalize(%s)",
          "hex(%s)",
          "to_base64(%s::BLOB)",
          "trim(%s)",
          "getenv(%s)",
          "current_setting(%s)",
          "url_encode(%s)",
          "typeof(%s)",
          "error(%s)",
          "%s::JSON",
          "%s::DATE",
          "%s::DOUBLE[]",
          "parse_path(%s)");
  private static final List<String> TWO_TEXTS =
      List.of(
          "replace(%s, 'a', %s)",
          "regexp_matches(%s, %s)",
          "regexp_replace(%s, %s, 'b', 'g')",
          "%s LIKE %s",
          "%s ILIKE %s",
          "%s GLOB %s",
          "%s SIMILAR TO %s",
          "levenshtein(%s, %s)",
          "jaccard(%s, %s)",
          "%s || %s",
          "string_split(%s, %s)",
          "json_merge_patch(%s, %s)",
          "json_extract(%s, %s)",
          "translate(%s, 'a', %s)",
          "strptime(%s, %s)");
  private static final List<String> SIZED =
      List.of(
          "repeat(%s, %s)",
          "lpad(%s, %s, 'x')",
          "rpad(%s, %s, 'x')",
          "left(%s, %s)",
          "list_resize([%s], %s)",
          "printf('%%s %%d', %s, %s)",
          "format('{} {:d}', %s, %s)",
          "array_slice([%s], 1, %s)");
  private static final List<String> SOURCES =
      List.of(
          "place",
          "place_all",
          "range(%s)",
          "generate_series(1, %s)",
          "unnest(range(%s))",
          "duckdb_settings()",
          "duckdb_views()",
          "information_schema.tables",
          "pg_catalog.pg_views",
          "read_csv('/etc/passwd')",
          "read_text('../../secret.csv')",
          "glob('/*')",
          "'/etc/passwd'",
          "sqlite_master",
          "json_each(%s)",
          "repeat(%s, %s)",
          "query('SELECT 1')",
          "nowhere");
  private static final List<String> WHOLE =
      List.of(
          "COPY place TO '/tmp/evil.csv'",
          "ATTACH '/tmp/evil.db'",
          "INSTALL httpfs",
          "LOAD httpfs",
          "SET memory_limit = '1TB'",
          "SET lock_configuration = false",
          "PRAGMA database_list",
          "CREATE TABLE evil AS SELECT 1",
          "DROP VIEW place",
          "EXPORT DATABASE '/tmp/evil'",
          "SELECT 1; SELECT 2",
          "CALL enable_logging()",
          "PREPARE x AS SELECT 1",
          "BEGIN",
          "CHECKPOINT",
          "VACUUM",
          "SHUTDOWN");

  /** What ends a process, or its time: few, so that a thousand statements take a minute or two. */
  private static final List<String> HEAVY =
      List.of(
          "SELECT json_structure(a || b) FROM (SELECT string_agg('[', '') a, string_agg(']', '') b FROM range(100000))",
          "SELECT json_merge_patch(a || '1' || b, a || '2' || b) FROM (SELECT string_agg('{\"a\":', '') a, string_agg('}', '') b FROM range(100000))",
          "SELECT s GLOB '*a*a*a*a*a*a*a*a*a*a*a*a*b' FROM (SELECT string_agg('a', '') s FROM range(40))",
          "SELECT repeat('a', 60) ILIKE repeat('%a', 20) || '%b'",
          "SELECT sum(length(replace(s, 'a', s))) FROM (SELECT string_agg('a', '') s FROM range(30000)), range(3)",
          "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t) SELECT count(*) FROM t",
          "SELECT count(*) FROM range(1000000000) a, range(1000000000) b",
          "SELECT levenshtein(repeat('a', 200000), repeat('b', 200000))");

  private final Random random;

  HostileStatements(long seed) {
    random = new Random(seed);
  }

  /** The next one. */
  String next() {
    int kind = random.nextInt(100);
    if (kind < 4) {
      return of(HEAVY);
    }
    if (kind < 16) {
      return of(WHOLE);
    }
    String select = select(3);
    if (kind < 24) {
      return "EXPLAIN " + select;
    }
    if (kind < 32) {
      return "PIVOT (" + select + ") ON " + expression(1) + " USING count(*)";
    }
    if (kind < 40) {
      return "WITH p AS (" + select + ") SELECT * FROM p, " + source() + " LIMIT 3";
    }
    if (kind < 50) {
      return broken(select);
    }
    return select;
  }

  /** Without a piece, or with one too many. */
  private String broken(String statement) {
    int at = random.nextInt(statement.length());
    return random.nextBoolean()
        ? statement.substring(0, at)
        : statement.substring(0, at)
            + of(List.of("(", ")", "'", ";", "--", "/*", "\"", "$$", "\u0000", "%", "]]"))
            + statement.substring(at);
  }

  private String select(int depth) {
    String from = depth > 1 && random.nextInt(4) == 0 ? "(" + select(depth - 1) + ")" : source();
    return "SELECT " + expression(depth) + " AS v FROM " + from + " LIMIT " + random.nextInt(5);
  }

  private String source() {
    return filled(of(SOURCES), of(NUMBERS), "3");
  }

  private String expression(int depth) {
    if (depth == 0) {
      return of(random.nextBoolean() ? TEXTS : NUMBERS);
    }
    return switch (random.nextInt(4)) {
      case 0 -> filled(of(TEXT_FUNCTIONS), expression(depth - 1));
      case 1 -> filled(of(TWO_TEXTS), expression(depth - 1), expression(depth - 1));
      case 2 -> filled(of(SIZED), expression(depth - 1), of(NUMBERS));
      default -> "(SELECT " + expression(depth - 1) + ")";
    };
  }

  private static String filled(String form, String... parts) {
    String text = form.replace("%%", "\u0001");
    for (String part : parts) {
      int at = text.indexOf("%s");
      text = at < 0 ? text : text.substring(0, at) + part + text.substring(at + 2);
    }
    return text.replace('\u0001', '%');
  }

  private String of(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
