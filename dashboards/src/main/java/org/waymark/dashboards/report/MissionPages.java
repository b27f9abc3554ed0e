package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;
import org.waymark.dashboards.words.Verdicts;

/** Makes the page of a mission from the published tables. */
public final class MissionPages {
  /** Findings that are told in full; the others stand in a table. */
  private static final int TOLD = 10;

  private static final int ASKS = 10;
  private static final int LINES = 12;

  private final ReportTables tables;
  private final Optional<ReportTables.RunRow> run;

  MissionPages(ReportTables tables, Optional<ReportTables.RunRow> run) {
    this.tables = tables;
    this.run = run;
  }

  /**
   * The page of a mission.
   *
   * @param links ways to the other pages, the page itself marked
   */
  MissionPage page(
      ReportTables.MissionRow mission,
      List<Finding> findings,
      CaveatTables.Tests tests,
      List<Masthead.Link> links)
      throws SQLException {
    List<Finding> active = byStrength(findings);
    List<Finding> told = active.subList(0, Math.min(TOLD, active.size()));
    PracticeTables practices = new PracticeTables(tables.tables(), tables.asOf(), mission.id());
    Map<String, String> practised = practices.practised();
    FindingCards cards =
        new FindingCards(
            tables.tables(), tables.asOf(), mission.id(), told, practised, owner(mission));
    List<MissionPage.Card> full = new ArrayList<>();
    for (Finding f : told) {
      full.add(cards.card(f, full.size() + 1));
    }
    String headline = Headline.of(findings, tests.tested() > 0);
    return new MissionPage(
        masthead(mission, headline, links),
        mission.title(),
        mission.ends().isBefore(tables.asOf())
            ? "Ended on " + Dates.day(mission.ends()) + "; ran from " + Dates.day(mission.starts())
            : "Runs from " + Dates.day(mission.starts()) + " to " + Dates.day(mission.ends()),
        mission.ownerName().orElse("No owner is named in the registry")
            + mission.ownerContact().map(c -> ", " + c).orElse(""),
        headline,
        standfirst(findings, tests),
        lines(active.stream().filter(Finding::isNew).toList(), told),
        lines(active.stream().filter(f -> !f.isNew()).toList(), told),
        gone(findings),
        full,
        rest(active.subList(told.size(), active.size())),
        PracticeSection.of(practices),
        UncoveredSection.of(tables.tables(), tables.asOf(), mission.id()),
        new GoalCards(tables).progress(mission),
        CaveatSection.of(
            new CaveatTables(tables.tables(), tables.asOf()), mission.id(), active, tests),
        asks(active, practised),
        method());
  }

  /** The findings of a mission that stand, in the order in which its page tells them. */
  static List<Finding> byStrength(List<Finding> ofMission) {
    return ofMission.stream().filter(f -> !f.isGone()).sorted(Finding.BY_STRENGTH).toList();
  }

  /** Where on the page of its mission a finding is told. */
  static String anchor(Finding finding, List<Finding> byStrength) {
    int place = byStrength.indexOf(finding);
    return place < 0 || place >= TOLD ? "#more-findings" : "#finding-" + (place + 1);
  }

  private static String owner(ReportTables.MissionRow mission) {
    return mission
        .ownerName()
        .map(n -> " Owner: " + n + mission.ownerContact().map(c -> " (" + c + ").").orElse("."))
        .orElse("");
  }

  private Masthead masthead(
      ReportTables.MissionRow mission, String headline, List<Masthead.Link> links) {
    String day = Dates.day(tables.asOf());
    return new Masthead(
        mission.title() + ": weekly report, " + day,
        headline + ". Positive deviance and progress, as of " + day + ".",
        "Weekly report",
        day,
        links);
  }

  /** One or two sentences below the headline: what is new, what went, or that it is quiet. */
  static String standfirst(List<Finding> findings, CaveatTables.Tests tests) {
    long fresh = findings.stream().filter(Finding::isNew).count();
    long gone = findings.stream().filter(Finding::isGone).count();
    long standing = findings.size() - fresh - gone;
    if (fresh + standing == 0) {
      return "Nothing was found this week in "
          + Numbers.whole(tests.tested())
          + " tests of an indicator at a place. That is a valid result: no place is further ahead"
          + " of its circumstances than ordinary movement explains."
          + (gone == 0
              ? ""
              : " "
                  + Numbers.sentence(Numbers.of(gone, "finding", "findings"))
                  + " of last week no longer "
                  + (gone == 1 ? "stands." : "stand."));
    }
    String change =
        Numbers.sentence(Numbers.of(fresh, "finding is", "findings are"))
            + " new this week; of those before, "
            + Numbers.inWords(standing)
            + (standing == 1 ? " still stands" : " still stand")
            + (gone == 0
                ? " and none has gone"
                : " and " + Numbers.inWords(gone) + (gone == 1 ? " has gone" : " have gone"));
    return (standing + gone == 0
            ? Numbers.sentence(Numbers.of(fresh, "finding is", "findings are")) + " new this week"
            : change.replace(", no still stand", ", none still stands"))
        + ", out of "
        + Numbers.whole(tests.tested())
        + " tests of an indicator at a place."
        + CaveatSection.luckInShort(fresh + standing)
        + withCare(findings)
        + onOldData(findings);
  }

  /** How many findings rest on data that are older than they should be. */
  static String onOldData(List<Finding> findings) {
    long old = findings.stream().filter(Finding::isOnOldData).count();
    return old == 0
        ? ""
        : " "
            + Numbers.sentence(Numbers.of(old, "finding rests", "findings rest"))
            + " on data that should have been followed by newer ones.";
  }

  /** How many findings come with a loss elsewhere; none is counted in a headline. */
  static String withCare(List<Finding> findings) {
    long care = findings.stream().filter(f -> !f.isGone() && f.isDoubtful()).count();
    long counted =
        findings.stream()
            .filter(f -> !f.isGone() && f.isCounting() && !f.counterpartWorse())
            .count();
    return care == 0
        ? ""
        : " "
            + Numbers.sentence(Numbers.inWords(care))
            + (care == 1 ? " comes" : " come")
            + (counted == 0
                ? " with a worsening elsewhere and "
                : counted == care
                    ? " with a change of how people count and "
                    : " with a worsening elsewhere or a change of how people count and ")
            + (care == 1 ? "is" : "are")
            + " left out of the headline.";
  }

  /** The first dozen in a line each; the full list stands below. */
  private static MissionPage.Lines lines(List<Finding> findings, List<Finding> told) {
    List<MissionPage.Line> lines = new ArrayList<>();
    for (Finding f : findings.subList(0, Math.min(LINES, findings.size()))) {
      lines.add(
          new MissionPage.Line(
              anchor(f, told),
              f.placeName(),
              f.indicatorTitle(),
              f.differenceInWords(),
              f.doubt(),
              FindingCards.mark(f)));
    }
    return new MissionPage.Lines(findings.size(), lines);
  }

  private static MissionPage.Lines gone(List<Finding> findings) {
    List<MissionPage.Line> lines =
        findings.stream()
            .filter(Finding::isGone)
            .map(
                f ->
                    new MissionPage.Line(
                        "",
                        f.placeName(),
                        f.indicatorTitle(),
                        Verdicts.gone(f.reasonGone()),
                        "",
                        ""))
            .toList();
    return new MissionPage.Lines(lines.size(), lines);
  }

  private static Optional<DataTable> rest(List<Finding> findings) {
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Finding f : findings) {
      Scale scale = f.scale();
      rows.add(
          List.of(
              Cell.text(f.placeName()),
              Cell.text(f.indicatorTitle()),
              Cell.number(f.observed(), scale.value(f.observed())),
              Cell.number(f.expected(), scale.value(f.expected())),
              Cell.number(f.difference(), scale.signedDifference(f.difference())),
              Cell.text(
                  Verdicts.strength(f.tier()) + (f.doubt().isEmpty() ? "" : "; " + f.doubt())),
              Cell.text(FindingCards.mark(f))));
    }
    return Optional.of(
        new DataTable(
            "The strongest first, after those told in full",
            DataTable.columns(
                "Place", "Indicator", "#Seen", "#Expected", "#Difference", "Evidence", "Since"),
            rows));
  }

  /**
   * Places to ask, new findings first; those with a worsening counterpart last, after its cause.
   */
  private static List<MissionPage.Ask> asks(List<Finding> active, Map<String, String> practised) {
    List<MissionPage.Ask> asks = new ArrayList<>();
    List<Finding> order = new ArrayList<>(active.stream().filter(Finding::isNew).toList());
    order.addAll(active.stream().filter(f -> !f.isNew()).toList());
    order.sort(Comparator.comparing(Finding::isDoubtful));
    List<String> asked = new ArrayList<>();
    for (Finding f : order) {
      if (!asked.contains(f.placeId()) && asks.size() < ASKS) {
        asked.add(f.placeId());
        asks.add(
            new MissionPage.Ask(
                f.placeName(), f.indicatorTitle(), FindingCards.question(f, practised)));
      }
    }
    return asks;
  }

  MissionPage.Method method() {
    return new MissionPage.Method(
        run.map(ReportTables.RunRow::runId).orElse("not recorded"),
        run.map(ReportTables.RunRow::version).orElse("not recorded"),
        run.map(
                r ->
                    Numbers.whole(r.rows()) + " rows in " + Numbers.of(r.inputs(), "file", "files"))
            .orElse("not recorded"),
        tables.asOf().toString());
  }
}
