package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Verdicts;

/** Caveats of a mission's page, each with its figure. */
final class CaveatSection {
  private CaveatSection() {}

  static MissionPage.Caveats of(
      CaveatTables tables, String missionId, List<Finding> active, CaveatTables.Tests tests)
      throws SQLException {
    List<CaveatTables.FeedRows> feeds = tables.feeds(missionId);
    return new MissionPage.Caveats(
        luck(active),
        audit(tests),
        tested(tests),
        reasons(
            "Tests that could not be made",
            "Why",
            "#Indicators of places",
            tables.notTested(missionId)),
        rows(feeds),
        tables.hidden(missionId).map(CaveatSection::hidden),
        feeds(feeds),
        reasons("Values refused, by reason", "Reason", "#Values", tables.rejections(feeds)),
        freshness(tables.freshness(missionId)));
  }

  /** How many findings on the list are probably luck, from the rates that the tests allow. */
  static String luck(List<Finding> active) {
    if (active.isEmpty()) {
      return "The list is empty, so nothing on it is luck. An empty list is a valid result.";
    }
    double expected = active.size() * Verdicts.LUCK;
    long count = active.size();
    long about = Math.round(expected);
    String limit = "; the tests let at most 10 in 100 of the findings be luck.";
    if (about == 0) {
      return (count == 1
              ? "The one finding on this list is probably not luck ("
              : "Fewer than one of the "
                  + Numbers.inWords(count)
                  + " findings on this list is probably luck (")
          + Numbers.fixed(expected, 1)
          + " expected)"
          + limit;
    }
    return "About "
        + Numbers.inWords(about)
        + " of the "
        + Numbers.inWords(count)
        + " findings on this list "
        + (about == 1 ? "is" : "are")
        + " probably luck"
        + limit;
  }

  /** The same in one short sentence, for the top of a page; none where the list is empty. */
  static String luckInShort(long findings) {
    if (findings == 0) {
      return "";
    }
    long about = Math.round(findings * Verdicts.LUCK);
    if (about == 0) {
      return findings == 1
          ? " The one on the list is probably not luck."
          : " Fewer than one of the "
              + Numbers.inWords(findings)
              + " on the list is probably luck.";
    }
    return " About "
        + Numbers.inWords(about)
        + " of the "
        + Numbers.inWords(findings)
        + " on the list "
        + (about == 1 ? "is" : "are")
        + " probably luck.";
  }

  private static String audit(CaveatTables.Tests tests) {
    if (tests.changeTests() == 0) {
      return "No series is long enough to look for changes, so whether ordinary movement is"
          + " underrated could not be audited.";
    }
    long worse = tests.changeWorse();
    return "As an audit, the same search for places that worsened found "
        + (worse == 0 ? "none" : Numbers.inWords(worse))
        + " in "
        + Numbers.whole(tests.changeTests())
        + " tests. Many of these next to few findings would mean that we underestimate ordinary"
        + " movement. They are counted and never listed.";
  }

  private static String tested(CaveatTables.Tests tests) {
    return Numbers.whole(tests.tested())
        + " of "
        + Numbers.whole(tests.all())
        + " pairs of an indicator and a place were tested, at "
        + Numbers.whole(tests.placesTested())
        + " of "
        + Numbers.whole(tests.places())
        + " places in the registry.";
  }

  private static String rows(List<CaveatTables.FeedRows> feeds) {
    long read = feeds.stream().mapToLong(CaveatTables.FeedRows::read).sum();
    long rejected = feeds.stream().mapToLong(CaveatTables.FeedRows::rejected).sum();
    if (read == 0) {
      return "No rows were read for this mission.";
    }
    return Numbers.whole(read)
        + " rows were read from "
        + Numbers.of(feeds.size(), "feed", "feeds")
        + "; "
        + Numbers.whole(rejected)
        + " ("
        + Numbers.percent((double) rejected / read, 1)
        + ") were rejected in whole or in part.";
  }

  /** What the rule for small numbers hides. */
  static String hidden(CaveatTables.Hidden hidden) {
    String words =
        Numbers.of(hidden.hidden(), "value", "values")
            + (hidden.hidden() == 1 ? " is hidden" : " are hidden")
            + " (rule "
            + hidden.rule()
            + "): a number of people is too small to be shown, or would tell one that is. Nothing"
            + " here is made of hidden values.";
    if (hidden.held() > 0) {
      words +=
          " "
              + Numbers.sentence(Numbers.of(hidden.held(), "value", "values"))
              + (hidden.held() == 1 ? " is" : " are")
              + " shown as published before, because the revision would tell a hidden one.";
    }
    return hidden.before() == 0
        ? words
        : words
            + " But "
            + Numbers.whole(hidden.before())
            + " of them can be had from other publications: hiding them now protects nothing.";
  }

  private static Optional<DataTable> feeds(List<CaveatTables.FeedRows> feeds) {
    if (feeds.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (CaveatTables.FeedRows f : feeds) {
      rows.add(
          List.of(
              Cell.text(f.feedId()),
              Cell.whole(f.files()),
              Cell.whole(f.read()),
              Cell.whole(f.accepted()),
              Cell.whole(f.rejected()),
              Cell.whole(f.skipped())));
    }
    return Optional.of(
        new DataTable(
            "Rows of the feeds behind this mission",
            DataTable.columns("Feed", "#Files", "#Read", "#Accepted", "#Rejected", "#Skipped"),
            rows));
  }

  private static Optional<DataTable> reasons(
      String caption, String what, String counted, List<CaveatTables.Reason> reasons) {
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (CaveatTables.Reason r : reasons) {
      rows.add(List.of(Cell.text(Numbers.sentence(r.words())), Cell.whole(r.count())));
    }
    return Optional.of(new DataTable(caption, DataTable.columns(what, counted), rows));
  }

  private static Optional<DataTable> freshness(List<CaveatTables.Freshness> list) {
    if (list.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (CaveatTables.Freshness f : list) {
      rows.add(
          List.of(
              Cell.text(f.indicatorTitle()),
              new Cell(Dates.period(f.period()), f.period()),
              new Cell(Dates.shortDay(f.latest()), f.latest().toString()),
              Cell.whole(f.inLatest()),
              Cell.whole(f.places())));
    }
    return Optional.of(
        new DataTable(
            "How recent the indicators are",
            DataTable.columns(
                "Indicator", "Latest period", "Ends on", "#Places with it", "#Places ever"),
            rows));
  }
}
