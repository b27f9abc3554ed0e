package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.dashboards.chart.Sparkline;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Verdicts;

/** Makes the first page of a weekly report from the published tables. */
final class IndexPages {
  private static final int NEWS = 20;

  private final ReportTables tables;
  private final Ways ways;

  IndexPages(ReportTables tables, Ways ways) {
    this.tables = tables;
    this.ways = ways;
  }

  IndexPage page(
      List<ReportTables.MissionRow> missions,
      List<Finding> findings,
      Map<String, CaveatTables.Tests> tests,
      List<Masthead.Link> links,
      MissionPage.Method method)
      throws SQLException {
    List<ReportTables.FindingsAt> history = tables.history();
    List<IndexPage.MissionGlance> glances = new ArrayList<>();
    List<IndexPage.Decision> decisions = new ArrayList<>();
    long behind = 0;
    for (ReportTables.MissionRow m : missions) {
      List<Finding> own = findings.stream().filter(f -> f.missionId().equals(m.id())).toList();
      glances.add(glance(m, own, tested(tests, m.id()), history, glances.size() + 1));
      behind += Decisions.goalsBehind(tables, m, ways).size();
      decisions.addAll(Decisions.of(tables, m, own, ways));
    }
    long tested = tests.values().stream().mapToLong(CaveatTables.Tests::tested).sum();
    String headline = Headline.ofAll(findings, tested > 0);
    String day = Dates.day(tables.asOf());
    return new IndexPage(
        new Masthead(
            "Weekly report, " + day,
            headline + ". All missions at one glance, as of " + day + ".",
            "Weekly report",
            day,
            links),
        headline,
        standfirst(missions, findings, tested, isFirst(missions, history), behind),
        glances,
        news(findings, missions),
        more(findings),
        decisions,
        method);
  }

  private static boolean tested(Map<String, CaveatTables.Tests> tests, String missionId) {
    CaveatTables.Tests own = tests.get(missionId);
    return own != null && own.tested() > 0;
  }

  /** Whether there is no earlier date to compare with. */
  private static boolean isFirst(
      List<ReportTables.MissionRow> missions, List<ReportTables.FindingsAt> history) {
    return missions.stream()
        .allMatch(m -> history.stream().filter(h -> h.missionId().equals(m.id())).count() < 2);
  }

  private static String standfirst(
      List<ReportTables.MissionRow> missions,
      List<Finding> findings,
      long tested,
      boolean isFirst,
      long behind) {
    long goals = missions.stream().mapToLong(ReportTables.MissionRow::goals).sum();
    long onTrack = missions.stream().mapToLong(ReportTables.MissionRow::onTrack).sum();
    long fresh = findings.stream().filter(Finding::isNew).count();
    return Numbers.sentence(Numbers.of(fresh, "finding is", "findings are"))
        + " new this week, from "
        + Numbers.whole(tested)
        + " tests of an indicator at a place"
        + (isFirst && fresh > 0 ? ": this is the first issue, so all are new." : ".")
        + CaveatSection.luckInShort(findings.stream().filter(f -> !f.isGone()).count())
        + MissionPages.withCare(findings)
        + MissionPages.onOldData(findings)
        + " "
        + (goals == 0
            ? "No goals are set."
            : (onTrack == 0 ? "None" : Numbers.sentence(Numbers.inWords(onTrack)))
                + " of "
                + Numbers.of(goals, "goal", "goals")
                + " "
                + (onTrack <= 1 ? "is" : "are")
                + " achieved or on track"
                + (behind == 0
                    ? "."
                    : "; "
                        + Numbers.inWords(behind)
                        + (behind == 1 ? " is" : " are")
                        + " behind, under “What needs a decision”."));
  }

  private static IndexPage.MissionGlance glance(
      ReportTables.MissionRow m,
      List<Finding> own,
      boolean tested,
      List<ReportTables.FindingsAt> history,
      int number) {
    long fresh = own.stream().filter(Finding::isNew).count();
    long gone = own.stream().filter(Finding::isGone).count();
    List<MissionPage.Fact> facts = new ArrayList<>();
    facts.add(
        new MissionPage.Fact(
            "Findings",
            Numbers.whole(own.size() - gone),
            (fresh == 0 ? "none" : Numbers.inWords(fresh))
                + " new, "
                + (gone == 0 ? "none" : Numbers.inWords(gone))
                + " gone"));
    facts.add(
        m.goals() == 0
            ? new MissionPage.Fact("Goals", "0", "declared")
            : new MissionPage.Fact(
                "Goals", m.onTrack() + " of " + m.goals(), "achieved or on track"));
    m.score()
        .ifPresent(
            s ->
                facts.add(
                    new MissionPage.Fact("Pace", Numbers.percent(s, 0), "of the pace required")));
    double[] counts =
        history.stream()
            .filter(h -> h.missionId().equals(m.id()))
            .mapToDouble(ReportTables.FindingsAt::findings)
            .toArray();
    String words =
        counts.length < 2
            ? "First issue: no earlier week to compare with"
            : "Findings over "
                + counts.length
                + " published dates: from "
                + Numbers.whole((long) counts[0])
                + " to "
                + Numbers.whole((long) counts[counts.length - 1]);
    String line =
        counts.length < 2
            ? ""
            : Sparkline.draw("spark-" + number, "Findings week by week", words, counts);
    return new IndexPage.MissionGlance(
        Pages.fileName(m.id()),
        m.title(),
        Headline.of(own, tested),
        m.headline().orElse("No progress was published."),
        facts,
        line,
        words);
  }

  /** New findings that the first page has no line for. */
  private static String more(List<Finding> findings) {
    long lines = Math.min(NEWS, findings.stream().filter(IndexPages::isNews).count());
    long others = findings.stream().filter(Finding::isNew).count() - lines;
    return others == 0
        ? ""
        : Numbers.sentence(Numbers.of(others, "new finding is", "new findings are"))
            + " only on the "
            + (others == 1 ? "page of its mission." : "pages of their missions.");
  }

  private static boolean isNews(Finding f) {
    return f.isNew() && !f.isDoubtful();
  }

  private List<MissionPage.Line> news(
      List<Finding> findings, List<ReportTables.MissionRow> missions) {
    return findings.stream()
        .filter(IndexPages::isNews)
        .sorted(Finding.BY_STRENGTH)
        .limit(NEWS)
        .map(
            f ->
                new MissionPage.Line(
                    MissionPages.address(ways, f, findings),
                    f.placeName(),
                    f.indicatorTitle(),
                    f.differenceInWords(),
                    missions.stream()
                        .filter(m -> m.id().equals(f.missionId()))
                        .map(ReportTables.MissionRow::title)
                        .findFirst()
                        .orElse(f.missionId()),
                    Verdicts.strength(f.tier())))
        .toList();
  }
}
