package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Verdicts;

/**
 * What needs a decision in a mission, and who decides. Another source of decisions is one more list
 * in {@link #of}.
 */
final class Decisions {
  private Decisions() {}

  private static final int ALERTS = 3;

  /** Everything that needs a decision, alerts of the watch first. */
  static List<IndexPage.Decision> of(
      ReportTables tables, ReportTables.MissionRow mission, List<Finding> findings, Ways ways)
      throws SQLException {
    List<IndexPage.Decision> decisions = new ArrayList<>(alerts(tables, mission, ways));
    decisions.addAll(goalsBehind(tables, mission, ways));
    decisions.addAll(gainsWithLoss(mission, findings, ways));
    decisions.addAll(trials(tables, mission, ways));
    return List.copyOf(decisions);
  }

  /** The first alerts of the watch, each with the code that answers it. */
  private static List<IndexPage.Decision> alerts(
      ReportTables tables, ReportTables.MissionRow m, Ways ways) throws SQLException {
    return tables
        .tables()
        .list(
            "SELECT code, sentence FROM watch_alert_all WHERE mission_id = ? AND as_of = ? AND rank BETWEEN 1 AND "
                + ALERTS
                + " ORDER BY rank",
            row ->
                new IndexPage.Decision(
                    ways.health(m.id()),
                    m.title(),
                    row.text("code") + ": " + row.text("sentence"),
                    who(m)),
            m.id(),
            tables.asOf());
  }

  /** Goals that their path has left behind. */
  static List<IndexPage.Decision> goalsBehind(
      ReportTables tables, ReportTables.MissionRow m, Ways ways) throws SQLException {
    List<IndexPage.Decision> decisions = new ArrayList<>();
    List<Goal.Verdict> all = tables.verdicts(m.id());
    for (Goal goal : tables.goals(m.id())) {
      List<Goal.Verdict> verdicts = all.stream().filter(v -> v.goalId().equals(goal.id())).toList();
      Goal.primary(verdicts)
          .filter(v -> behind(v.status()))
          .ifPresent(
              v ->
                  decisions.add(
                      new IndexPage.Decision(
                          ways.mission(m.id()) + "#" + Ways.goalAnchor(goal.id()),
                          m.title(),
                          Verdicts.status(v.status())
                              + ": "
                              + GoalCards.named(goal)
                              + ", target "
                              + goal.scale().value(goal.targetValue())
                              + " by "
                              + Dates.period(goal.targetPeriod())
                              + v.behindSince()
                                  .map(since -> "; behind since " + Dates.period(since))
                                  .orElse("")
                              + ".",
                          who(m))));
    }
    return decisions;
  }

  private static List<IndexPage.Decision> gainsWithLoss(
      ReportTables.MissionRow m, List<Finding> own, Ways ways) {
    List<IndexPage.Decision> decisions = new ArrayList<>();
    for (Finding f : own) {
      if (!f.isGone() && f.counterpartWorse()) {
        decisions.add(
            new IndexPage.Decision(
                MissionPages.address(ways, f, own),
                m.title(),
                f.placeName()
                    + " improved on "
                    + f.indicatorTitle()
                    + " while "
                    + f.counterpartTitle().orElse("its counterpart")
                    + " worsened: find out whether one was bought with the other.",
                who(m)));
      }
    }
    return decisions;
  }

  /** Experiments and pilots to be stopped, scaled or looked into. */
  private static List<IndexPage.Decision> trials(
      ReportTables tables, ReportTables.MissionRow m, Ways ways) throws SQLException {
    TrialTables trials = new TrialTables(tables.tables(), tables.asOf(), m.id());
    List<TrialTables.Trial> all = new ArrayList<>(trials.experiments());
    all.addAll(trials.pilots());
    return all.stream()
        .filter(
            t ->
                t.word().startsWith("stop")
                    || List.of("scale", "do not read", "works", "worse").contains(t.word()))
        .map(
            t ->
                new IndexPage.Decision(
                    ways.trial(t.id()), m.title(), t.title() + ": " + t.sentence(), who(m)))
        .toList();
  }

  private static String who(ReportTables.MissionRow m) {
    return m.ownerName().orElse("No owner named");
  }

  private static boolean behind(String status) {
    return List.of("limited", "deterioration", "missed", "reached-and-lost").contains(status);
  }
}
