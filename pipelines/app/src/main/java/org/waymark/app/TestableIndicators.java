package org.waymark.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.query.PublishedTables;
import org.waymark.registry.Better;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;

/** Which indicators of a workspace can be tested at no place, why, and what to add. */
final class TestableIndicators {
  /** A test that could not be made at a place, by its reason, commonest first. */
  private static final String SQL =
      """
      WITH asked AS (
        SELECT mission_id, indicator_id, 'level' AS test, place_id, reason_not_tested AS reason
        FROM deviance_score
        UNION ALL
        SELECT mission_id, indicator_id, 'change', place_id, change_not_tested
        FROM deviance_score),
      counted AS (
        SELECT mission_id, indicator_id, test,
          count(*) FILTER (reason IS NULL) AS tested, count(*) AS places
        FROM asked GROUP BY ALL),
      why AS (
        SELECT mission_id, indicator_id, test, split_part(reason, ':', 1) AS kind,
          count(*) AS places, min(reason) AS words, min(place_id) AS first
        FROM asked WHERE reason IS NOT NULL GROUP BY ALL),
      worst AS (
        FROM why QUALIFY row_number() OVER (
          PARTITION BY mission_id, indicator_id, test ORDER BY places DESC, kind) = 1)
      SELECT i.mission_id, i.indicator_id, i.measure, c.test, c.tested, c.places,
        w.kind, w.words, w.places AS of, w.first,
        (SELECT count(*) FROM observation o
          WHERE o.indicator_id = i.indicator_id AND o.value IS NOT NULL) AS numbers
      FROM indicator i
      LEFT JOIN counted c USING (mission_id, indicator_id)
      LEFT JOIN worst w ON w.mission_id = i.mission_id AND w.indicator_id = i.indicator_id
        AND w.test = c.test
      ORDER BY i.mission_id, i.indicator_id, c.test DESC
      """;

  private static final String ACCOUNT =
      """
      SELECT sum(rows_read)::BIGINT, sum(rows_rejected)::BIGINT, sum(rows_skipped)::BIGINT
      FROM data_quality WHERE "check" = 'rows' AND feed_id = '%s'
      """;

  private final PublishedTables tables;
  private final Workspace workspace;
  private final Map<String, List<Test>> tests = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();
  private int never;

  /** One of the two questions that an indicator is asked. */
  private record Test(
      String indicatorId,
      String measure,
      boolean level,
      long tested,
      long places,
      String kind,
      String words,
      long of,
      String first) {}

  private TestableIndicators(PublishedTables tables, Workspace workspace) {
    this.tables = tables;
    this.workspace = workspace;
  }

  /**
   * Asks the tables of a run.
   *
   * @param tables of one run of that workspace
   */
  static TestableIndicators in(PublishedTables tables, Workspace workspace)
      throws CommandFailure, SQLException {
    TestableIndicators found = new TestableIndicators(tables, workspace);
    found.ask();
    found.tell();
    return found;
  }

  /** A line for each indicator. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** How many can be tested at no place, though they are meant to be. */
  int never() {
    return never;
  }

  private void ask() throws CommandFailure, SQLException {
    try (PublishedTables.Answer answer = tables.select(SQL)) {
      ResultSet row = answer.rows();
      while (row.next()) {
        String name = row.getString("mission_id") + "/" + row.getString("indicator_id");
        List<Test> of = tests.computeIfAbsent(name, fresh -> new ArrayList<>());
        if (row.getString("test") != null && row.getLong("numbers") > 0) {
          of.add(
              new Test(
                  row.getString("indicator_id"),
                  row.getString("measure"),
                  row.getString("test").equals("level"),
                  row.getLong("tested"),
                  row.getLong("places"),
                  text(row, "kind"),
                  text(row, "words"),
                  row.getLong("of"),
                  text(row, "first")));
        }
      }
    }
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private void tell() throws CommandFailure, SQLException {
    for (Map.Entry<String, List<Test>> of : tests.entrySet()) {
      String id = of.getKey().substring(of.getKey().indexOf('/') + 1);
      List<Test> asked = of.getValue();
      if (asked.isEmpty()) {
        never++;
        say("warn", of.getKey(), "is never tested: " + noValue(id));
      } else if (isNeither(id)) {
        say(
            "ok",
            of.getKey(),
            "is never tested, because it has `better: neither`; to test it, use `higher` or"
                + " `lower`");
      } else if (asked.stream().allMatch(test -> test.tested() == 0)) {
        never++;
        List<String> why = asked.stream().map(TestableIndicators::words).distinct().toList();
        say("warn", of.getKey(), "is never tested: " + String.join("; ", why));
      } else {
        say("ok", of.getKey(), tested(asked));
      }
    }
  }

  private boolean isNeither(String indicatorId) {
    return workspace.indicators().stream()
        .anyMatch(
            indicator ->
                indicator.id().equals(indicatorId) && indicator.better() == Better.NEITHER);
  }

  private void say(String verdict, String name, String words) {
    lines.add(String.format(Locale.ROOT, "%-4s  %-10s %s %s", verdict, "indicator", name, words));
  }

  private static String tested(List<Test> asked) {
    List<String> words = new ArrayList<>();
    for (Test test : asked) {
      String what = test.level() ? "compared with others" : "tested for a change";
      words.add(
          what
              + " at "
              + test.tested()
              + " of "
              + Counted.of(test.places(), "place")
              + (test.tested() == test.places() ? "" : " (" + words(test) + ")"));
    }
    return "is " + String.join(", ", words);
  }

  private String noValue(String indicatorId) throws CommandFailure, SQLException {
    List<String> feeds =
        workspace.feeds().stream()
            .filter(feed -> feed.mayDeliver(indicatorId))
            .map(Feed::id)
            .toList();
    if (feeds.isEmpty()) {
      return "no feed delivers it; add a feed that maps it";
    }
    List<String> words = new ArrayList<>();
    for (String feed : feeds) {
      try (PublishedTables.Answer answer = tables.select(ACCOUNT.formatted(feed))) {
        answer.rows().next();
        words.add(
            String.format(
                Locale.ROOT,
                "the feed `%s` gives it no value (%,d rows read, %,d rejected, %,d skipped);"
                    + " `waymark try` shows what its rows become",
                feed,
                answer.rows().getLong(1),
                answer.rows().getLong(2),
                answer.rows().getLong(3)));
      }
    }
    return String.join("; ", words);
  }

  /** Why a test is not made, and what to add so that it is. */
  private static String words(Test test) {
    String at =
        test.of() == test.places()
            ? ""
            : " at " + Counted.of(test.of(), "place") + ", such as " + test.first();
    return (test.level() ? "no level: " : "no change: ") + test.words() + at + "; " + remedy(test);
  }

  private static String remedy(Test test) {
    String named = test.words().replaceFirst("^[^:]*: *", "");
    return switch (test.kind()) {
      case "no-exposure" ->
          test.words().contains("add `exposure`")
              ? "name a numeric column of places.csv there"
              : "fill in that column of places.csv with numbers above 0";
      case "no-covariate" ->
          "fill in `" + named + "` in places.csv, or leave it out of `expect_from`";
      case "too-few-peers" ->
          "deliver more places of one `type`, or give places that may be compared the same `type`"
              + " in places.csv";
      case "too-few-periods" -> "deliver earlier periods too, or wait for more periods";
      case "no-denominator" ->
          "map a `denominator`, a `standard_error` or `n`, so that chance can be measured";
      case "no-recent-value" -> "deliver newer periods";
      case "too-few-events" -> "use a longer `period`, or larger places";
      case "no-spread", "no-movement" -> "no place can differ where nearly all values are alike";
      case "same-figures" -> "deliver each place's own figures";
      default -> "see docs/methods.md";
    };
  }
}
