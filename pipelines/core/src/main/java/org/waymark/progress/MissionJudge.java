package org.waymark.progress;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.registry.Ambition;
import org.waymark.registry.Gap;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.schema.record.GoalProgress;
import org.waymark.schema.record.MissionProgress;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** Rolls the verdicts on a mission's goals up, by the primary method. */
public final class MissionJudge {

  private MissionJudge() {}

  /**
   * Where the mission stands.
   *
   * <p>The score is the mean over goals with a verdict of the pace ratio cut to 0 … 1, a goal that
   * is achieved counting 1; a limit counts 1 where it holds and is on its way to hold, else 0. The
   * chance that every committed goal is reached is the product of theirs: taken as independent,
   * which is cautious where goals move together.
   *
   * @param places of the workspace, for their names
   * @param progress rows of the mission's goals, of any method; other missions' are left aside
   */
  public static MissionProgress judge(
      Mission mission,
      List<Place> places,
      List<GoalProgress> progress,
      LocalDate asOf,
      String runId) {
    Map<String, GoalProgress> primary =
        progress.stream()
            .filter(
                p ->
                    p.getMissionId().equals(mission.id())
                        && p.getMethod().equals(GoalJudge.LINEAR_PACE))
            .collect(Collectors.toMap(GoalProgress::getGoalId, Function.identity()));
    List<Goal> goals = mission.goals();
    List<GoalProgress> judged =
        goals.stream()
            .map(g -> primary.get(g.id()))
            .filter(p -> p != null && !p.getStatus().equals(Status.NO_VERDICT.code()))
            .toList();
    long onTrack = judged.stream().filter(MissionJudge::isOnTrack).count();
    Optional<Goal> weakest = weakest(goals, primary);
    MissionProgress.Builder row =
        MissionProgress.newBuilder()
            .setMissionId(mission.id())
            .setGoals(goals.size())
            .setOnTrack(onTrack)
            .setHeadline(
                ended(mission, asOf) + headline(mission, places, judged, onTrack, weakest, primary))
            .setAsOf(asOf)
            .setRunId(runId);
    weakest.map(Goal::id).ifPresent(row::setWeakestGoal);
    if (!goals.isEmpty()) {
      row.setCoverage(judged.size() / (double) goals.size());
    }
    judged.stream().mapToDouble(MissionJudge::score).average().ifPresent(row::setScore);
    chanceOfAllCommitted(goals, primary).ifPresent(row::setPAllCommitted);
    return row.build();
  }

  private static boolean isOnTrack(GoalProgress progress) {
    return Status.isOnTrack(progress.getStatus());
  }

  private static double score(GoalProgress progress) {
    Double ratio = progress.getRatio();
    if (progress.getStatus().equals(Status.ACHIEVED.code())) {
      return 1;
    }
    if (ratio == null) {
      return isOnTrack(progress) ? 1 : 0;
    }
    return Math.min(1, Math.max(0, ratio));
  }

  private static Optional<Double> chanceOfAllCommitted(
      List<Goal> goals, Map<String, GoalProgress> primary) {
    List<Goal> committed = goals.stream().filter(g -> g.ambition() == Ambition.COMMITTED).toList();
    double chance = 1;
    for (Goal goal : committed) {
      GoalProgress progress = primary.get(goal.id());
      Double one = progress == null ? null : progress.getPOnTrack();
      if (one == null) {
        return Optional.empty();
      }
      chance *= one;
    }
    return committed.isEmpty() ? Optional.empty() : Optional.of(chance);
  }

  /**
   * The goal with a verdict, not on track, whose ratio is lowest against what is asked of it; a
   * limit that is broken or about to be comes before all.
   */
  private static Optional<Goal> weakest(List<Goal> goals, Map<String, GoalProgress> primary) {
    return goals.stream()
        .filter(g -> isBehind(primary.get(g.id())))
        .min(
            Comparator.<Goal>comparingDouble(g -> shareOfAsked(g, primary))
                .thenComparing(Goal::id));
  }

  private static boolean isBehind(@org.jspecify.annotations.Nullable GoalProgress progress) {
    return progress != null
        && !progress.getStatus().equals(Status.NO_VERDICT.code())
        && !isOnTrack(progress);
  }

  private static double shareOfAsked(Goal goal, Map<String, GoalProgress> primary) {
    GoalProgress progress = primary.get(goal.id());
    Double ratio = progress == null ? null : progress.getRatio();
    return ratio == null ? Double.NEGATIVE_INFINITY : ratio / Status.asked(goal.ambition());
  }

  private static String ended(Mission mission, LocalDate asOf) {
    return mission.ends().isBefore(asOf)
        ? "The mission ended on " + PeriodWords.day(mission.ends()) + ". "
        : "";
  }

  private static String headline(
      Mission mission,
      List<Place> places,
      List<GoalProgress> judged,
      long onTrack,
      Optional<Goal> weakest,
      Map<String, GoalProgress> primary) {
    int goals = mission.goals().size();
    if (goals == 0) {
      return "No goals are declared.";
    }
    if (judged.isEmpty()) {
      return goals == 1
          ? "The goal has no verdict yet."
          : "None of the " + goals + " goals has a verdict yet.";
    }
    String head =
        goals == 1
            ? (onTrack == 1 ? "The goal is on track or achieved" : "The goal is not on track")
            : onTrack
                + " of "
                + goals
                + " goals "
                + (onTrack == 1 ? "is" : "are")
                + " on track or achieved";
    int silent = goals - judged.size();
    if (silent > 0) {
      head += ", " + silent + " without a verdict";
    }
    return head
        + weakest
            .map(
                g ->
                    "; furthest behind: "
                        + title(mission, places, g)
                        + ", "
                        + paceWords(g, primary))
            .orElse("")
        + ".";
  }

  private static String title(Mission mission, List<Place> places, Goal goal) {
    String title =
        mission.indicators().stream()
            .filter(i -> i.id().equals(goal.indicatorId()))
            .findFirst()
            .map(Indicator::title)
            .orElse(goal.indicatorId());
    return goal.placeId()
        .map(
            id ->
                places.stream()
                    .filter(p -> p.id().equals(id))
                    .findFirst()
                    .map(Place::name)
                    .orElse(id))
        .or(() -> goal.gap().map(Gap::words))
        .map(name -> title + " (" + name + ")")
        .orElse(title);
  }

  private static String paceWords(Goal goal, Map<String, GoalProgress> primary) {
    GoalProgress progress = primary.get(goal.id());
    if (progress != null && progress.getStatus().equals(Status.MISSED.code())) {
      return "missed its target";
    }
    if (progress != null && progress.getStatus().equals(Status.LOST.code())) {
      return "reached its target and lost it";
    }
    Double ratio = progress == null ? null : progress.getRatio();
    if (ratio == null) {
      return "beyond its limit or on the way there";
    }
    return ratio < 0
        ? "moving away from its target"
        : "at " + Quantities.share(ratio) + " of the required pace";
  }
}
