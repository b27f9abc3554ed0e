package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.table.PagedFindings;
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

  private static final int PAGES = PagedFindings.MOST;

  private final ReportTables tables;
  private final Optional<ReportTables.RunRow> run;
  private final Ways ways;

  MissionPages(ReportTables tables, Optional<ReportTables.RunRow> run, Ways ways) {
    this.tables = tables;
    this.run = run;
    this.ways = ways;
  }

  /**
   * The pages about a mission.
   *
   * @param findings the page of each finding that has one, by id
   * @param trials the page of each experiment and pilot, by id
   * @param models the page of each model, by id
   */
  record Written(
      MissionPage page,
      Map<String, FindingPage> findings,
      Map<String, TrialPage> trials,
      Map<String, ModelPage> models) {}

  /**
   * The page of a mission and those of its findings.
   *
   * @param missions all missions of the report, for the ways between pages
   */
  Written pages(
      ReportTables.MissionRow mission,
      List<Finding> findings,
      CaveatTables.Tests tests,
      List<ReportTables.MissionRow> missions)
      throws SQLException {
    List<Finding> active = byStrength(findings);
    List<Finding> paged = active.subList(0, Math.min(PAGES, active.size()));
    PracticeTables practices = new PracticeTables(tables.tables(), tables.asOf(), mission.id());
    Map<String, String> practised = practices.practised();
    FindingCards cards =
        new FindingCards(
            tables.tables(),
            tables.asOf(),
            mission.id(),
            paged,
            practised,
            owner(mission),
            ways.below());
    List<MissionPage.Card> full = new ArrayList<>();
    List<MissionPage.Teaser> teasers = new ArrayList<>();
    for (Finding f : paged) {
      full.add(cards.card(f));
      if (teasers.size() < TOLD) {
        teasers.add(cards.teaser(f, ways));
      }
    }
    List<Goal> goals = tables.goals(mission.id());
    IndicatorMatrix matrix = new IndicatorMatrix(tables, mission.id(), goals, ways);
    String headline = Headline.of(findings, tests.tested() > 0);
    List<MissionPage.Card> told = full.subList(0, Math.min(TOLD, full.size()));
    MissionPage page =
        new MissionPage(
            masthead(mission, headline, Report.links(missions, mission.id(), ways)),
            mission.title(),
            mission.ends().isBefore(tables.asOf())
                ? "Ended on "
                    + Dates.day(mission.ends())
                    + "; ran from "
                    + Dates.day(mission.starts())
                : "Runs from " + Dates.day(mission.starts()) + " to " + Dates.day(mission.ends()),
            mission.ownerName().orElse("No owner is named in the registry")
                + mission.ownerContact().map(c -> ", " + c).orElse(""),
            headline,
            standfirst(findings, tests),
            matrix.ages(),
            Decisions.of(tables, mission, findings, ways),
            matrix.matrix(),
            lines(active.stream().filter(Finding::isNew).toList(), findings),
            lines(active.stream().filter(f -> !f.isNew()).toList(), findings),
            gone(findings),
            teasers,
            told,
            rest(active, told.size()),
            PracticeSection.of(practices),
            new TrialPages(tables, ways).section(mission),
            new ModelPages(tables, ways).section(mission),
            UncoveredSection.of(tables.tables(), tables.asOf(), mission.id()),
            new GoalCards(tables, ways).progress(mission),
            CaveatSection.of(
                new CaveatTables(tables.tables(), tables.asOf()), mission.id(), active, tests),
            asks(active, practised),
            method());
    return new Written(
        page,
        findingPages(mission, paged, full, missions),
        new TrialPages(tables, ways).pages(mission, missions, method()),
        new ModelPages(tables, ways).pages(mission, missions, method()));
  }

  /** A page for each finding, in their order. */
  private Map<String, FindingPage> findingPages(
      ReportTables.MissionRow mission,
      List<Finding> findings,
      List<MissionPage.Card> cards,
      List<ReportTables.MissionRow> missions) {
    Ways here = ways.below();
    String day = Dates.day(tables.asOf());
    Map<String, FindingPage> pages = new LinkedHashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding f = findings.get(i);
      List<Masthead.Link> trail = new ArrayList<>();
      trail.add(new Masthead.Link(here.up() + "index.html", "All missions"));
      trail.add(new Masthead.Link(here.mission(mission.id()), mission.title()));
      if (!here.indicator(f.indicatorId()).isEmpty()) {
        trail.add(new Masthead.Link(here.indicator(f.indicatorId()), f.indicatorTitle()));
      }
      Optional<Masthead.Link> next =
          i + 1 < findings.size()
              ? Optional.of(
                  new Masthead.Link(
                      Pages.fileName(findings.get(i + 1).id()),
                      findings.get(i + 1).placeName()
                          + ", "
                          + findings.get(i + 1).indicatorTitle()))
              : Optional.empty();
      pages.put(
          f.id(),
          new FindingPage(
              new Masthead(
                  f.placeName() + ": " + f.indicatorTitle() + ", " + day,
                  f.evidence(),
                  "Weekly report",
                  day,
                  Report.links(missions, mission.id(), here),
                  trail),
              mission.title(),
              here.mission(mission.id())
                  + "#"
                  + (i < TOLD ? Ways.findingAnchor(f.id()) : "more-findings"),
              here.place(f.placeId()),
              here.indicator(f.indicatorId()),
              cards.get(i),
              next,
              method()));
    }
    return pages;
  }

  /** The findings of a mission that stand, in the order in which its page tells them. */
  static List<Finding> byStrength(List<Finding> ofMission) {
    return ofMission.stream().filter(f -> !f.isGone()).sorted(Finding.BY_STRENGTH).toList();
  }

  /**
   * The page of a finding; of one without, the table on the page of its mission.
   *
   * @param findings all of the report
   */
  static String address(Ways ways, Finding finding, List<Finding> findings) {
    List<Finding> own =
        byStrength(
            findings.stream().filter(f -> f.missionId().equals(finding.missionId())).toList());
    return own.indexOf(finding) < PAGES
        ? ways.finding(finding.id())
        : ways.mission(finding.missionId()) + "#more-findings";
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
                  + " of last week "
                  + (gone == 1 ? "is" : "are")
                  + " no longer listed.");
    }
    String change =
        Numbers.sentence(Numbers.of(fresh, "finding is", "findings are"))
            + " new this week; of those before, "
            + Numbers.inWords(standing)
            + (standing == 1 ? " is still listed" : " are still listed")
            + (gone == 0
                ? " and none has gone"
                : " and " + Numbers.inWords(gone) + (gone == 1 ? " has gone" : " have gone"));
    return (standing + gone == 0
            ? Numbers.sentence(Numbers.of(fresh, "finding is", "findings are")) + " new this week"
            : change.replace(", no are still listed", ", none is still listed"))
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
  private MissionPage.Lines lines(List<Finding> findings, List<Finding> all) {
    List<MissionPage.Line> lines = new ArrayList<>();
    for (Finding f : findings.subList(0, Math.min(LINES, findings.size()))) {
      lines.add(
          new MissionPage.Line(
              address(ways, f, all),
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

  private Optional<DataTable> rest(List<Finding> active, int told) {
    if (active.size() <= told) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Finding f : active.subList(told, active.size())) {
      Scale scale = f.scale();
      rows.add(
          List.of(
              Cell.text(f.placeName()).to(rows.size() + told < PAGES ? ways.finding(f.id()) : ""),
              Cell.text(f.indicatorTitle()).to(ways.indicator(f.indicatorId())),
              Cell.number(f.observed(), scale.value(f.observed())),
              Cell.number(f.expected(), scale.value(f.expected())),
              Cell.number(f.difference(), scale.signedDifference(f.difference())),
              Cell.text(
                  Verdicts.strength(f.tier()) + (f.doubt().isEmpty() ? "" : "; " + f.doubt())),
              Cell.text(FindingCards.mark(f))));
    }
    return Optional.of(
        new DataTable(
            "The strongest first, after those above",
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
