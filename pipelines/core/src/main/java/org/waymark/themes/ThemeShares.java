package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.period.Period;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportTheme;

/**
 * How often the reports of places spoke of the themes of a mission, week by week, against the 13
 * weeks before: {@link ComparedWeek} has the formulas.
 *
 * <p><b>Rows.</b> A week in which a place had reports, and a theme that its reports of that week or
 * of the 13 before spoke of. A theme that neither spoke of has no row: its counts cannot tell one
 * week from another, and most themes are silent in most weeks. But the first theme of the mission
 * has a row for every week with reports, so that all reports of a place can be counted: those of a
 * week are the same in each of its rows. The q-values can be computed again from the rows
 * published. The last week may still be running at the date of the run; its shares are of the
 * reports so far.
 */
public final class ThemeShares {

  private static final int FIRST_THEME = 0;

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
    List<ComparedWeek<ReportCount>> cells =
        ComparedWeek.of(
            ComparedWeek.withSilence(
                counts.stream().filter(count -> count.mission() == mission).toList(),
                List.of(FIRST_THEME)),
            Comparator.comparingInt(ReportCount::place));
    double[] qValues = ComparedWeek.qValues(cells);
    List<ReportTheme> rows = new ArrayList<>(cells.size());
    for (int i = 0; i < qValues.length; i++) {
      ComparedWeek<ReportCount> cell = cells.get(i);
      Agreement agreement = model.agreement(cell.now().theme());
      rows.add(row(workspace, mission, cell, agreement, qValues[i], asOf, runId));
    }
    return rows;
  }

  private static ReportTheme row(
      Workspace workspace,
      int position,
      ComparedWeek<ReportCount> cell,
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
        .setShare(cell.share())
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
