package org.waymark.watch.goals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.registry.Ambition;
import org.waymark.registry.Goal;
import org.waymark.registry.Intervention;
import org.waymark.registry.Mission;
import org.waymark.registry.PastMission;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.watch.log.LogItem;
import org.waymark.watch.log.LogKind;
import org.waymark.wording.PeriodWords;

/** What goes on although nobody decided that it should, and shields that do not end. */
public final class LockIn {
  private static final int WEEKS = 26;
  private static final int DAYS_A_WEEK = 7;
  private static final int ACHIEVED_DATES = 4;
  private static final int REVIEW_DAYS = 28;
  private static final int SHIELD_MOVES = 2;
  private static final int SHIELD_MONTHS = 18;

  private LockIn() {}

  /**
   * Solved goals whose work goes on, goals that are stuck, reviews that are overdue, and shields.
   *
   * @param planned interventions with work that is open
   * @param past earlier versions of the mission
   * @param log of the mission; empty: none was delivered, so that nobody can say what was decided
   */
  public static Reading of(
      Mission mission,
      List<GoalStanding> standings,
      Set<String> planned,
      Collection<PastMission> past,
      List<LogItem> log,
      LocalDate asOf) {
    Reading shields = shields(mission, past, asOf);
    List<Measure> measures = new ArrayList<>();
    for (GoalStanding standing : standings) {
      if (standing.achievedDates() > 0) {
        String goal = "goal:" + standing.goalId();
        measures.add(
            Measure.of(
                Rule.LOCK_IN,
                "achieved-days",
                goal,
                (double) standing.achievedDays(),
                standing.achievedDates()));
      }
    }
    if (log.isEmpty()) {
      return shields
          .and(new Reading(List.of(), measures))
          .and(
              Reading.notTold(
                  Rule.LOCK_IN,
                  "undecided",
                  "no log of decisions was delivered; a feed of kind `log` brings it"));
    }
    List<LogItem> decisions = log.stream().filter(item -> item.kind() == LogKind.DECISION).toList();
    List<Finding> findings = new ArrayList<>();
    for (GoalStanding standing : standings) {
      stuck(mission, standing, decisions, asOf, findings);
      solved(mission, standing, planned, decisions, asOf, findings);
    }
    for (Intervention intervention : mission.watched().interventions()) {
      overdue(intervention, decisions, asOf, findings);
    }
    measures.add(
        Measure.of(Rule.LOCK_IN, "undecided", "", (double) findings.size(), standings.size()));
    return shields.and(new Reading(findings, measures));
  }

  private static void stuck(
      Mission mission,
      GoalStanding standing,
      List<LogItem> decisions,
      LocalDate asOf,
      List<Finding> findings) {
    if (standing.behindSince().isEmpty()) {
      return;
    }
    LocalDate since = standing.behindSince().get();
    long weeks = ChronoUnit.DAYS.between(since, asOf) / DAYS_A_WEEK;
    if (weeks >= WEEKS && !isDecided(mission, standing.goalId(), decisions, since)) {
      findings.add(
          Finding.fact(
                  Rule.LOCK_IN,
                  "goal:" + standing.goalId(),
                  "The goal "
                      + standing.goalId()
                      + " has been behind for "
                      + weeks
                      + " weeks, and no decision names it.")
              .compared((double) weeks, WEEKS)
              .since(since.plusWeeks(WEEKS))
              .behindIt(isCommitted(mission, standing.goalId()))
              .evidence("goal_progress where goal_id = '" + standing.goalId() + "'"));
    }
  }

  private static void solved(
      Mission mission,
      GoalStanding standing,
      Set<String> planned,
      List<LogItem> decisions,
      LocalDate asOf,
      List<Finding> findings) {
    boolean longAchieved =
        standing.achievedDates() >= ACHIEVED_DATES
            && standing.achievedDays() >= (long) WEEKS * DAYS_A_WEEK;
    if (!longAchieved) {
      return;
    }
    List<String> going =
        mission.watched().interventions().stream()
            .filter(i -> i.goals().contains(standing.goalId()) && planned.contains(i.id()))
            .map(Intervention::title)
            .toList();
    LocalDate since = asOf.minusDays(standing.achievedDays());
    if (!going.isEmpty() && !isDecided(mission, standing.goalId(), decisions, since)) {
      findings.add(
          Finding.fact(
                  Rule.LOCK_IN,
                  "solved:" + standing.goalId(),
                  "The goal "
                      + standing.goalId()
                      + " has been achieved since "
                      + PeriodWords.day(since)
                      + ". Work on it goes on ("
                      + String.join(", ", going)
                      + "), and no decision says that it should.")
              .since(since.plusWeeks(WEEKS))
              .evidence("goal_progress and plan_item of the goal's interventions"));
    }
  }

  private static void overdue(
      Intervention intervention, List<LogItem> decisions, LocalDate asOf, List<Finding> findings) {
    LocalDate late = intervention.review().plusDays(REVIEW_DAYS);
    boolean decided =
        decisions.stream()
            .anyMatch(
                decision ->
                    decision.latest().opened().isAfter(intervention.since())
                        && decision.names(intervention.id()));
    if (asOf.isAfter(late) && !decided) {
      findings.add(
          Finding.fact(
                  Rule.LOCK_IN,
                  "review:" + intervention.id(),
                  "The review of "
                      + intervention.title()
                      + " was due on "
                      + PeriodWords.day(intervention.review())
                      + ", and no decision names it.")
              .compared((double) ChronoUnit.DAYS.between(intervention.review(), asOf), REVIEW_DAYS)
              .since(late)
              .evidence("the intervention's `review`, or a year after `since`"));
    }
  }

  /** Whether a decision since that day names the goal or an intervention for it. */
  private static boolean isDecided(
      Mission mission, String goalId, List<LogItem> decisions, LocalDate since) {
    List<String> names = new ArrayList<>(List.of(goalId));
    mission.watched().interventions().stream()
        .filter(intervention -> intervention.goals().contains(goalId))
        .map(Intervention::id)
        .forEach(names::add);
    return decisions.stream()
        .filter(decision -> !decision.latest().opened().isBefore(since))
        .anyMatch(decision -> names.stream().anyMatch(decision::names));
  }

  private static boolean isCommitted(Mission mission, String goalId) {
    return mission.goals().stream()
        .anyMatch(goal -> goal.id().equals(goalId) && goal.ambition() == Ambition.COMMITTED);
  }

  private static Reading shields(Mission mission, Collection<PastMission> past, LocalDate asOf) {
    List<Intervention> shielded =
        mission.watched().interventions().stream().filter(i -> i.shield().isPresent()).toList();
    if (shielded.isEmpty()) {
      return Reading.NOTHING;
    }
    List<Finding> findings = new ArrayList<>();
    TreeSet<String> goals = new TreeSet<>();
    for (Intervention intervention : shielded) {
      Intervention.Shield shield = intervention.shield().orElseThrow();
      int moves = moves(mission.id(), intervention, past);
      long months = ChronoUnit.MONTHS.between(intervention.since(), shield.until());
      if (moves >= SHIELD_MOVES || months > SHIELD_MONTHS) {
        findings.add(
            Finding.fact(
                    Rule.LOCK_IN,
                    "shield:" + intervention.id(),
                    "The shield of "
                        + intervention.title()
                        + (moves >= SHIELD_MOVES
                            ? " was moved later " + moves + " times"
                            : " lasts " + months + " months in all")
                        + ". It now ends on "
                        + PeriodWords.day(shield.until())
                        + ".")
                .compared(
                    moves >= SHIELD_MOVES ? moves : (double) months,
                    moves >= SHIELD_MOVES ? SHIELD_MOVES : SHIELD_MONTHS)
                .evidence("the intervention's `shield` in every version of the registry"));
      }
      if (!shield.until().isBefore(asOf)) {
        goals.addAll(intervention.goals());
      }
    }
    List<String> ids = mission.goals().stream().map(Goal::id).toList();
    goals.retainAll(ids);
    if (2 * goals.size() > ids.size()) {
      findings.add(
          Finding.fact(
                  Rule.LOCK_IN,
                  "shields",
                  goals.size() + " of " + ids.size() + " goals are shielded.")
              .compared(goals.size() / (double) ids.size(), 0.5)
              .evidence("the interventions' `shield`"));
    }
    Measure measure = Measure.of(Rule.LOCK_IN, "shielded-goals", "", goals.size(), ids.size());
    return new Reading(findings, List.of(measure));
  }

  /** How often the shield of an intervention was moved to a later day. */
  private static int moves(String missionId, Intervention now, Collection<PastMission> past) {
    List<LocalDate> ends = new ArrayList<>();
    past.stream()
        .filter(old -> old.mission().id().equals(missionId))
        .sorted(Comparator.comparing(PastMission::at))
        .flatMap(old -> old.mission().watched().interventions().stream())
        .filter(old -> old.id().equals(now.id()))
        .flatMap(old -> old.shield().stream())
        .forEach(shield -> ends.add(shield.until()));
    now.shield().ifPresent(shield -> ends.add(shield.until()));
    int moves = 0;
    for (int i = 1; i < ends.size(); i++) {
      if (ends.get(i).isAfter(ends.get(i - 1))) {
        moves++;
      }
    }
    return moves;
  }
}
