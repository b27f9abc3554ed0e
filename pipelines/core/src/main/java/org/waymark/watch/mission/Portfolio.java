package org.waymark.watch.mission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.registry.Goal;
import org.waymark.registry.Mission;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.watch.money.Pooled;
import org.waymark.watch.people.PersonRow;

/**
 * Whether missions are few and distinct: how many missions of equal size the effort is spread over
 * (1 ÷ Σ share²), and what they share. It says nothing where there is one mission.
 */
final class Portfolio {
  /** By convention: the United Kingdom has had five missions, New Zealand nine targets. */
  private static final double MOST = 7;

  private static final double OVERLAP = 0.25;
  private static final double LEADS = 0.5;
  private static final int FEWEST_LED = 3;
  private static final int ON_MANY = 3;

  private Portfolio() {}

  /** Effort by mission, each a map of missions to what they have. */
  record Effort(
      SortedMap<String, Double> money,
      SortedMap<String, Double> fte,
      SortedMap<String, Double> decisions,
      SortedMap<String, Set<String>> payees,
      List<PersonRow> people) {}

  /**
   * What the page of a mission says of all of them. What concerns all is an alert of the first
   * mission alone.
   */
  static Reading of(Mission mission, List<Mission> all, Effort effort) {
    if (all.size() < 2) {
      return Reading.notTold(Rule.PORTFOLIO, "effective-missions", "there is one mission");
    }
    List<Measure> measures = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    spread("money", effort.money(), measures, findings);
    spread("people", effort.fte(), measures, findings);
    spread("decisions", effort.decisions(), measures, findings);
    overlap(effort.people(), measures, findings);
    leads(mission, all, measures, findings);
    shared(mission, effort.payees(), measures);
    if (!mission.id().equals(all.get(0).id())) {
      findings.clear();
    }
    opposed(mission, all, findings);
    return new Reading(findings, measures);
  }

  private static void spread(
      String what, SortedMap<String, Double> by, List<Measure> measures, List<Finding> findings) {
    Collection<Double> amounts = by.values();
    double effective = Pooled.effective(amounts);
    if (effective == 0) {
      measures.add(
          Measure.notTold(
              Rule.PORTFOLIO, "effective-missions", what, "no " + what + " were delivered"));
      return;
    }
    measures.add(Measure.of(Rule.PORTFOLIO, "effective-missions", what, effective, amounts.size()));
    if (effective > MOST) {
      findings.add(
          Finding.fact(
                  Rule.PORTFOLIO,
                  "spread:" + what,
                  "By " + what + ", effort is spread over " + Math.round(effective) + " missions.")
              .compared(effective, MOST)
              .evidence("watch_measure where measure = 'effective-missions'"));
    }
  }

  /** Of people's time, the share of those who work in three or more missions. */
  private static void overlap(
      List<PersonRow> people, List<Measure> measures, List<Finding> findings) {
    Map<String, Set<String>> missions = new HashMap<>();
    double all = 0;
    for (PersonRow row : people) {
      all += row.fte();
      if (!row.person().isEmpty()) {
        missions.computeIfAbsent(row.person(), person -> new HashSet<>()).add(row.mission());
      }
    }
    if (all <= 0) {
      return;
    }
    double many = 0;
    for (PersonRow row : people) {
      many += missions.getOrDefault(row.person(), Set.of()).size() >= ON_MANY ? row.fte() : 0;
    }
    measures.add(Measure.of(Rule.PORTFOLIO, "overlap", "", many / all, people.size()));
    if (many > OVERLAP * all) {
      findings.add(
          Finding.fact(
                  Rule.PORTFOLIO,
                  "overlap",
                  Math.round(100 * many / all)
                      + "% of people's time is that of people in three or more missions.")
              .compared(many / all, OVERLAP)
              .evidence("the latest rosters"));
    }
  }

  private static void leads(
      Mission mission, List<Mission> all, List<Measure> measures, List<Finding> findings) {
    SortedMap<String, Integer> led = new TreeMap<>();
    for (Mission one : all) {
      one.watched().orgs().stream().findFirst().ifPresent(org -> led.merge(org, 1, Integer::sum));
    }
    String own = mission.watched().orgs().stream().findFirst().orElse("");
    int owns = led.getOrDefault(own, 0);
    if (led.isEmpty()) {
      return;
    }
    measures.add(
        Measure.of(Rule.PORTFOLIO, "led-by-owner", "", owns / (double) all.size(), all.size()));
    if (all.size() >= FEWEST_LED && owns > LEADS * all.size()) {
      findings.add(
          Finding.fact(
                  Rule.PORTFOLIO,
                  "leads",
                  own + " leads " + owns + " of " + all.size() + " missions.")
              .compared(owns / (double) all.size(), LEADS)
              .evidence("mission"));
    }
  }

  /** Payees in common with each other mission, of those that either has (Jaccard 1901). */
  private static void shared(
      Mission mission, SortedMap<String, Set<String>> payees, List<Measure> measures) {
    Set<String> own = payees.getOrDefault(mission.id(), Set.of());
    payees.forEach(
        (other, theirs) -> {
          if (!other.equals(mission.id()) && !own.isEmpty()) {
            Set<String> both = new TreeSet<>(own);
            both.retainAll(theirs);
            Set<String> either = new TreeSet<>(own);
            either.addAll(theirs);
            measures.add(
                Measure.of(
                    Rule.PORTFOLIO,
                    "payees-in-common",
                    "mission:" + other,
                    both.size() / (double) either.size(),
                    either.size()));
          }
        });
  }

  /** Goals of two missions on one indicator that want it to go different ways. */
  private static void opposed(Mission mission, List<Mission> all, List<Finding> findings) {
    for (Goal goal : mission.goals()) {
      for (Mission other : all) {
        for (Goal theirs : other.goals()) {
          double way = goal.target().value() - goal.baseline().value();
          double otherWay = theirs.target().value() - theirs.baseline().value();
          if (!other.id().equals(mission.id())
              && theirs.indicatorId().equals(goal.indicatorId())
              && way * otherWay < 0) {
            findings.add(
                Finding.fact(
                        Rule.PORTFOLIO,
                        "opposed:" + goal.id(),
                        "The goals "
                            + goal.id()
                            + " and "
                            + theirs.id()
                            + " of "
                            + other.id()
                            + " want one indicator to go different ways.")
                    .evidence("goal where indicator_id = '" + goal.indicatorId() + "'"));
          }
        }
      }
    }
  }
}
