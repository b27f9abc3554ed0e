package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.panel.Period;
import org.waymark.panel.PeriodKind;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportTheme;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.Normal;

/**
 * How often the reports of places spoke of the themes of a mission, week by week, against the 13
 * weeks before.
 *
 * <p>With a of n reports of a week and c of m reports of the 13 calendar weeks before: share a/n,
 * expected share c/m, log odds ratio L = ln((a + ½)(m − c + ½) / ((n − a + ½)(c + ½))), its
 * standard error the root of the sum of the four reciprocals, two-sided p-value of L from the
 * normal (Haldane 1956, Gart and Zweifel 1967), q-values after Benjamini and Hochberg over the rows
 * of the mission and week. Without reports in the 13 weeks before there is no expectation, no log
 * odds and no test.
 *
 * <p><b>Rows.</b> A week in which a place had reports, and a theme that its reports of that week or
 * of the 13 before spoke of. A theme that neither spoke of has no row: its counts cannot tell one
 * week from another, and most themes are silent in most weeks. The q-values can be computed again
 * from the rows published. The last week may still be running at the date of the run; its shares
 * are of the reports so far.
 */
public final class ThemeShares {

  /** Weeks with which a week is compared. */
  public static final int WEEKS_BEFORE = 13;

  private static final double ADDED = .5;

  private static final int MONDAY = Period.containing(PeriodKind.WEEK, LocalDate.EPOCH).code();

  /** Difference of the codes of two weeks that follow one another. */
  private static final int WEEK = Period.ofCode(MONDAY).next().code() - MONDAY;

  /** One row before its q-value is known; {@code before} reports of which {@code mentioned}. */
  private record Cell(ReportCount now, long reports, long mentioned, long before) {

    long mentions() {
      return now.reports();
    }

    OptionalDouble expected() {
      return before > 0 ? OptionalDouble.of(mentioned / (double) before) : OptionalDouble.empty();
    }

    double logOdds() {
      return Math.log(
          (mentions() + ADDED)
              * (before - mentioned + ADDED)
              / ((reports - mentions() + ADDED) * (mentioned + ADDED)));
    }

    double pValue() {
      if (before == 0) {
        return Double.NaN;
      }
      double variance =
          1 / (mentions() + ADDED)
              + 1 / (reports - mentions() + ADDED)
              + 1 / (mentioned + ADDED)
              + 1 / (before - mentioned + ADDED);
      return Math.min(1, 2 * Normal.upperTail(Math.abs(logOdds()) / Math.sqrt(variance)));
    }
  }

  private ThemeShares() {}

  /**
   * The rows of a mission, in order of place, theme and week.
   *
   * @param mission position of the mission in the workspace
   * @param model how its themes are found, and how well
   * @param counts in any order, summed or not; those of other missions are passed over
   */
  public static List<ReportTheme> rows(
      Workspace workspace,
      int mission,
      ThemeModel model,
      Collection<ReportCount> counts,
      LocalDate asOf,
      String runId) {
    List<Cell> cells = cells(mission, counts);
    double[] qValues = qValues(cells);
    List<ReportTheme> rows = new ArrayList<>(cells.size());
    for (int i = 0; i < qValues.length; i++) {
      Cell cell = cells.get(i);
      Agreement agreement = model.agreement(cell.now().theme());
      rows.add(row(workspace, mission, cell, agreement, qValues[i], asOf, runId));
    }
    return rows;
  }

  /** Cells with mentions now or before, in order of place, theme and week. */
  private static List<Cell> cells(int mission, Collection<ReportCount> counts) {
    // Place, then theme (all reports first), then week, each with its reports.
    TreeMap<Integer, TreeMap<Integer, TreeMap<Integer, ReportCount>>> places = new TreeMap<>();
    for (ReportCount count : counts) {
      if (count.mission() == mission) {
        places
            .computeIfAbsent(count.place(), place -> new TreeMap<>())
            .computeIfAbsent(count.theme(), theme -> new TreeMap<>())
            .merge(count.week(), count, ReportCount::plus);
      }
    }
    List<Cell> cells = new ArrayList<>();
    places.forEach(
        (place, themes) -> {
          TreeMap<Integer, ReportCount> reports =
              themes.getOrDefault(ReportCount.ALL_REPORTS, new TreeMap<>());
          Map<Integer, Long> before = new HashMap<>();
          reports.keySet().forEach(week -> before.put(week, sumBefore(reports, week)));
          themes
              .tailMap(0)
              .forEach(
                  (theme, mentions) ->
                      reports.forEach(
                          (week, all) -> {
                            ReportCount now = mentions.get(week);
                            long then = sumBefore(mentions, week);
                            if (now != null || then > 0) {
                              cells.add(
                                  new Cell(
                                      now != null
                                          ? now
                                          : new ReportCount(
                                              mission, place, week, theme, 0, 0, 0, 0),
                                      all.reports(),
                                      then,
                                      before.getOrDefault(week, 0L)));
                            }
                          }));
        });
    return cells;
  }

  private static long sumBefore(NavigableMap<Integer, ReportCount> byWeek, int week) {
    long sum = 0;
    for (ReportCount count :
        byWeek.subMap(week - WEEKS_BEFORE * WEEK, true, week, false).values()) {
      sum += count.reports();
    }
    return sum;
  }

  /** Within each week, over the places and themes of the mission. */
  private static double[] qValues(List<Cell> cells) {
    Map<Integer, List<Integer>> byWeek = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      byWeek.computeIfAbsent(cells.get(i).now().week(), week -> new ArrayList<>()).add(i);
    }
    double[] qValues = new double[cells.size()];
    for (List<Integer> week : byWeek.values()) {
      double[] q =
          FalseDiscovery.qValues(week.stream().mapToDouble(i -> cells.get(i).pValue()).toArray());
      for (int i = 0; i < q.length; i++) {
        qValues[week.get(i)] = q[i];
      }
    }
    return qValues;
  }

  private static ReportTheme row(
      Workspace workspace,
      int position,
      Cell cell,
      Agreement agreement,
      double qValue,
      LocalDate asOf,
      String runId) {
    Mission mission = workspace.missions().get(position);
    Period week = Period.ofCode(cell.now().week());
    SpokenShare spoken = SpokenShare.of(cell.mentions(), cell.reports(), agreement);
    @Nullable Double corrected =
        spoken.corrected().isPresent() ? spoken.corrected().getAsDouble() : null;
    boolean tested = !Double.isNaN(qValue);
    @Nullable Double expected = cell.expected().isPresent() ? cell.expected().getAsDouble() : null;
    return ReportTheme.newBuilder()
        .setMissionId(mission.id())
        .setPlaceId(workspace.places().get(cell.now().place()).id())
        .setThemeId(mission.themes().get(cell.now().theme()).id())
        .setPeriod(week.toString())
        .setPeriodStart(week.start())
        .setPeriodEnd(week.end())
        .setReports(cell.reports())
        .setMentions(cell.mentions())
        .setPraise(cell.now().praise())
        .setProblems(cell.now().problems())
        .setSuggestions(cell.now().suggestions())
        .setShare(cell.mentions() / (double) cell.reports())
        .setShareLow(spoken.interval().low())
        .setShareHigh(spoken.interval().high())
        .setShareCorrected(corrected)
        .setExpectedShare(expected)
        .setLogOdds(tested ? cell.logOdds() : null)
        .setQValue(tested ? qValue : null)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }
}
