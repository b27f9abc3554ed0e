package org.waymark.watch.goals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Role;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;

/** Whether goals say what is to change for people, or how it is to be done. */
public final class Tangible {
  /** Goals on outputs and inputs for each goal on an outcome: more prescribe the how. */
  private static final double MOST_PRESCRIBED = 2;

  private static final int MARKS = 7;

  private Tangible() {}

  /**
   * Marks of each goal out of seven (indicator, unit, baseline, target, date, scope, owner), and
   * the mission's share of goals on outcomes. A registry cannot hold a goal without indicator,
   * baseline, target, date and scope, so unit and owner are what is ever missing.
   *
   * @param indicators of every mission by id
   * @param firstShare share of goals on outcomes at the first version; empty: the first is now
   */
  public static Reading of(
      Mission mission, Map<String, Indicator> indicators, Optional<Double> firstShare) {
    if (mission.goals().isEmpty()) {
      return Reading.notTold(Rule.TANGIBLE, "marks", "the mission has no goals");
    }
    List<Measure> measures = new ArrayList<>();
    long outcomes = 0;
    long prescribed = 0;
    for (Goal goal : mission.goals()) {
      Indicator indicator = indicators.get(goal.indicatorId());
      boolean unit = indicator != null && indicator.unit().isPresent();
      int missing = (unit ? 0 : 1) + (mission.ownerName().isPresent() ? 0 : 1);
      measures.add(Measure.of(Rule.TANGIBLE, "marks", "goal:" + goal.id(), MARKS - missing, MARKS));
      Role role = indicator == null ? Role.OUTCOME : indicator.role();
      if (role == Role.OUTCOME) {
        outcomes++;
      } else if (role != Role.GUARDRAIL) {
        prescribed++;
      }
    }
    int goals = mission.goals().size();
    double share = outcomes / (double) goals;
    measures.add(Measure.of(Rule.TANGIBLE, "share-on-outcomes", "", share, goals));
    List<Finding> findings = new ArrayList<>();
    if (prescribed > MOST_PRESCRIBED * outcomes) {
      findings.add(
          Finding.fact(
                  Rule.TANGIBLE,
                  "prescription",
                  prescribed
                      + " of "
                      + goals
                      + " goals are about what is done, and "
                      + outcomes
                      + " about what changes for people.")
              .compared(
                  outcomes == 0 ? prescribed : prescribed / (double) outcomes, MOST_PRESCRIBED)
              .evidence("the goals of the mission and the roles of their indicators"));
    }
    if (firstShare.isPresent() && share < firstShare.get()) {
      findings.add(
          Finding.fact(
                  Rule.TANGIBLE,
                  "drift",
                  "A smaller share of goals is about outcomes than at the start: "
                      + percent(share)
                      + " after "
                      + percent(firstShare.get())
                      + ".")
              .compared(share, firstShare.get())
              .evidence("the first version of the registry and today's"));
    }
    return new Reading(findings, measures);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + "%";
  }
}
