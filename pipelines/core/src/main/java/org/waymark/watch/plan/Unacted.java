package org.waymark.watch.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.registry.Ambition;
import org.waymark.registry.Goal;
import org.waymark.registry.Intervention;
import org.waymark.registry.Mission;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;

/** Goals for which nothing is done. */
public final class Unacted {
  private static final int MONTHS = 6;

  private Unacted() {}

  /**
   * Goals that no intervention names, or whose interventions have no work in the last six months.
   *
   * @param paid interventions with money in the last six months
   */
  public static Reading of(Mission mission, PlanHistory plan, Set<String> paid, LocalDate asOf) {
    List<Intervention> interventions = mission.watched().interventions();
    if (interventions.isEmpty()) {
      return Reading.notTold(
          Rule.ACTION, "goals-with-action", "the mission lists no `interventions`");
    }
    Set<String> attached =
        plan.items().stream().map(i -> i.latest().intervention()).collect(Collectors.toSet());
    boolean planned = interventions.stream().anyMatch(one -> attached.contains(one.id()));
    List<Finding> findings = new ArrayList<>();
    for (Goal goal : mission.goals()) {
      List<Intervention> ofGoal =
          interventions.stream().filter(one -> one.goals().contains(goal.id())).toList();
      String why = "";
      if (ofGoal.isEmpty()) {
        why = "No intervention names the goal " + goal.id() + ".";
      } else if (planned
          && ofGoal.stream().noneMatch(one -> paid.contains(one.id()))
          && ofGoal.stream().noneMatch(one -> isActive(one, plan, asOf))) {
        why =
            "The goal "
                + goal.id()
                + " has interventions, but no open plan and no money in six months.";
      }
      if (!why.isEmpty()) {
        findings.add(
            Finding.fact(Rule.ACTION, "goal:" + goal.id(), why)
                .behindIt(goal.ambition() == Ambition.COMMITTED)
                .evidence("the mission's `interventions` and plan_item"));
      }
    }
    int goals = mission.goals().size();
    return new Reading(
        findings,
        goals == 0
            ? List.of()
            : List.of(
                Measure.of(
                    Rule.ACTION,
                    "goals-with-action",
                    "",
                    (goals - findings.size()) / (double) goals,
                    goals)));
  }

  private static boolean isActive(Intervention one, PlanHistory plan, LocalDate asOf) {
    LocalDate recent = asOf.minusMonths(MONTHS);
    return plan.items().stream()
        .filter(item -> item.latest().intervention().equals(one.id()))
        .anyMatch(
            item -> item.isOpen() || item.done().map(day -> day.isAfter(recent)).orElse(false));
  }
}
