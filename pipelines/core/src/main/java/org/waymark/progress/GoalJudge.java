package org.waymark.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.aggregate.AggregateSeries;
import org.waymark.aggregate.Aggregation;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.registry.Gap;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.schema.record.GoalProgress;
import org.waymark.wording.PeriodWords;

/**
 * Judges how far a goal has come, by every method side by side: they differ, and their differences
 * are told, not averaged. {@code linear-pace} is the primary one; the mission is rolled up by it.
 *
 * <p>Committed goals are judged against the whole of what a method asks, aspirational ones against
 * 0.7 of it. {@code achieved} says that the latest value is at the target; a limit (a target that
 * the baseline already meets) is achieved only when its period has come and it still holds.
 */
public final class GoalJudge {

  /** Name of the primary method. */
  public static final String LINEAR_PACE = LinearPace.NAME;

  private static final List<ProgressMethod> METHODS =
      List.of(
          new LinearPace(),
          new Trajectory(),
          new GrowthRate(),
          new CurrentStatus(),
          new AnticipatedProgress(),
          new SdgIndexTrend(),
          new TrendOutlook.Method());

  /** The method whose verdict counts. */
  public static final String PRIMARY = LinearPace.NAME;

  /** Periods without a value, beyond the usual lag, after which a goal has no verdict. */
  private static final int SILENT = 2;

  private GoalJudge() {}

  /**
   * One row per method, the primary one first; {@code trajectory} only where milestones are
   * declared.
   *
   * @param panel the indicator's, holding nothing later than {@code asOf}
   * @param placesOfWorkspace what the panel's places are positions in
   */
  public static List<GoalProgress> judge(
      Goal goal,
      Indicator indicator,
      Panel panel,
      List<Place> placesOfWorkspace,
      LocalDate asOf,
      String runId) {
    Aggregation aggregation =
        new Aggregation(indicator, panel, placesOfWorkspace, Aggregation.COMPLETE);
    return judge(
        goal,
        indicator,
        series(goal, aggregation),
        placesOfWorkspace,
        Timeliness.PROMPT,
        0,
        asOf,
        runId);
  }

  /** What a goal is judged by, period by period, with periods that cannot be compared. */
  public static AggregateSeries series(Goal goal, Aggregation aggregation) {
    return GoalSeries.scope(goal, aggregation);
  }

  /**
   * The same rows as of a panel, from the {@link #series} of the goal.
   *
   * @param refused values of the goal's place, or of all, that were refused and are missing
   */
  public static List<GoalProgress> judge(
      Goal goal,
      Indicator indicator,
      AggregateSeries series,
      List<Place> placesOfWorkspace,
      Timeliness timeliness,
      int refused,
      LocalDate asOf,
      String runId) {
    return judge(
        goal,
        indicator,
        GoalSeries.of(goal, series, placesOfWorkspace, timeliness, indicator.rebase(), refused),
        asOf,
        runId);
  }

  static List<GoalProgress> judge(
      Goal goal, Indicator indicator, GoalSeries series, LocalDate asOf, String runId) {
    GoalCourse.Reading reading = GoalCourse.read(goal, measured(goal, indicator), series);
    Optional<String> outdated = outdated(goal, reading, series, asOf);
    if (outdated.isPresent()) {
      reading = new GoalCourse.Reading(Optional.empty(), reading.latest(), outdated.get());
    }
    Optional<TrendOutlook> outlook = reading.course().flatMap(TrendOutlook::of);
    List<GoalProgress> rows = new ArrayList<>();
    for (ProgressMethod method : METHODS) {
      if (!method.isFor(goal)) {
        continue;
      }
      GoalProgress.Builder row =
          GoalProgress.newBuilder()
              .setGoalId(goal.id())
              .setMissionId(goal.missionId())
              .setMethod(method.name())
              .setTarget(goal.target().value())
              .setAsOf(asOf)
              .setRunId(runId);
      reading.latest().ifPresent(v -> row.setPeriod(v.period().toString()).setValue(v.value()));
      if (reading.course().isPresent()) {
        fill(row, method, reading.course().get(), outlook, series);
      } else {
        refuse(row, reading.refusal(), series);
      }
      rows.add(row.build());
    }
    return rows;
  }

  /** What the goal's values are: a gap is better the smaller it is, and no value of a place. */
  private static Indicator measured(Goal goal, Indicator indicator) {
    return goal.gap()
        .map(gap -> indicator.ofGap(gap.kind() == Gap.Kind.RELATIVE))
        .orElse(indicator);
  }

  /** Why the latest value says nothing of now; empty where it does, or the time was up with it. */
  private static Optional<String> outdated(
      Goal goal, GoalCourse.Reading reading, GoalSeries series, LocalDate asOf) {
    if (reading.latest().isEmpty() || reading.course().map(GoalCourse::isDecided).orElse(false)) {
      return Optional.empty();
    }
    Optional<String> closed =
        series.closed().filter(c -> c.day().isBefore(asOf)).map(c -> c.words());
    if (closed.isPresent()) {
      return closed;
    }
    Period last = series.lastHeard().orElse(reading.latest().get().period());
    // Ended by then, and nothing came: the periods after the last one that was heard of.
    Period silent = last.plus(SILENT + series.lag() + 1);
    if (silent.end().isAfter(asOf)) {
      return Optional.empty();
    }
    String due =
        goal.target().period().end().isBefore(asOf)
            ? ", and the target was due in " + PeriodWords.name(goal.target().period())
            : "";
    return Optional.of("no data since " + PeriodWords.name(last) + due);
  }

  private static void fill(
      GoalProgress.Builder row,
      ProgressMethod method,
      GoalCourse course,
      Optional<TrendOutlook> outlook,
      GoalSeries series) {
    row.setActualPace(course.moved() / course.elapsed());
    if (!course.isLimit()) {
      row.setRequiredPace(course.distance() / course.years());
    }
    course.contradiction().ifPresent(row::setBaselineDelivered);
    boolean primary = method.name().equals(LINEAR_PACE);
    if (primary && !course.isDecided()) {
      course.behindSince().ifPresent(since -> row.setBehindSince(since.period().toString()));
    }
    if (primary || method.name().equals(TrendOutlook.Method.NAME)) {
      outlook.ifPresent(o -> row.setPOnTrack(o.chance()));
    }
    ProgressMethod.Finding finding = method.judge(course);
    if (finding.status() == Status.NO_VERDICT) {
      row.setStatus(Status.NO_VERDICT.code()).setEvidence("No verdict: " + finding.words() + ".");
      return;
    }
    finding.ratio().ifPresent(row::setRatio);
    finding.projected().ifPresent(value -> row.setProjected(course.whenDue(value)));
    Status status = status(finding.status(), course, primary);
    row.setStatus(status.code());
    row.setEvidence(
        primary
            ? ProgressWords.evidence(course, status, finding.words(), outlook, series)
            : finding.words());
  }

  private static Status status(Status found, GoalCourse course, boolean primary) {
    if (course.isMet() && (!course.isLimit() || course.isDecided())) {
      return Status.ACHIEVED;
    }
    if (course.isDecided()) {
      boolean enough =
          course.isAspirational()
              && !course.isLimit()
              && course.share(course.latest().value()) >= Status.ASPIRATIONAL;
      return enough ? Status.ON_TRACK : Status.MISSED;
    }
    boolean lost = primary && found != Status.ON_TRACK && course.reachedAndLost().isPresent();
    return lost ? Status.LOST : found;
  }

  private static void refuse(GoalProgress.Builder row, String why, GoalSeries series) {
    row.setStatus(Status.NO_VERDICT.code())
        .setEvidence("No verdict: " + why + "." + ProgressWords.remarks(series));
  }
}
