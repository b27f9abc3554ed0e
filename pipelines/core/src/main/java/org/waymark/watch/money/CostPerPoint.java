package org.waymark.watch.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.registry.Goal;
import org.waymark.registry.Intervention;
import org.waymark.registry.Mission;
import org.waymark.statistics.ChangeSince;
import org.waymark.statistics.Fieller;
import org.waymark.statistics.Interval;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;

/**
 * Money of a goal's interventions since the baseline, divided by the improvement since then. It is
 * not a price: the money need not have made the improvement. Goals are never ranked by it.
 */
public final class CostPerPoint {
  private static final double LEVEL = 0.95;

  private CostPerPoint() {}

  /**
   * A number for each goal whose interventions were paid.
   *
   * @param rows that the mission claims
   * @param improvements by goal: up is better, in natural units of the indicator
   */
  public static Reading of(
      Mission mission,
      List<MoneyRow> rows,
      SortedMap<String, ChangeSince> improvements,
      LocalDate asOf) {
    List<Measure> measures = new ArrayList<>();
    SortedMap<String, Double> byMethod = new TreeMap<>();
    for (Intervention intervention : mission.watched().interventions()) {
      intervention
          .method()
          .ifPresent(
              method ->
                  byMethod.merge(
                      method, paid(rows, List.of(intervention.id()), LocalDate.MIN), Double::sum));
    }
    byMethod.forEach(
        (method, amount) ->
            measures.add(
                Measure.of(
                    Rule.MONEY,
                    "paid-by-method",
                    "method:" + method.toLowerCase(Locale.ROOT),
                    amount,
                    rows.size())));
    for (Goal goal : mission.goals()) {
      List<String> of =
          mission.watched().interventions().stream()
              .filter(intervention -> intervention.goals().contains(goal.id()))
              .map(Intervention::id)
              .toList();
      if (of.isEmpty()) {
        continue;
      }
      measures.add(of(goal, paid(rows, of, goal.baseline().period().end()), improvements));
    }
    return new Reading(List.of(), measures);
  }

  private static Measure of(Goal goal, double amount, SortedMap<String, ChangeSince> improvements) {
    String subject = "goal:" + goal.id();
    ChangeSince improved = improvements.get(goal.id());
    if (amount <= 0) {
      return notTold(subject, "nothing was paid for its interventions since the baseline");
    }
    if (improved == null) {
      return notTold(subject, "the indicator has fewer than six values since the baseline");
    }
    Optional<Interval> interval =
        Fieller.of(amount, improved.change(), 0, improved.variance(), 0, improved.degrees(), LEVEL);
    if (interval.isEmpty() || improved.change() <= 0) {
      return notTold(subject, "the improvement since the baseline may be nothing");
    }
    return Measure.of(
            Rule.MONEY,
            "cost-per-unit",
            subject,
            amount / improved.change(),
            improved.degrees() + 2)
        .within(interval.get().low(), interval.get().high());
  }

  private static Measure notTold(String subject, String why) {
    return Measure.notTold(Rule.MONEY, "cost-per-unit", subject, why);
  }

  private static double paid(List<MoneyRow> rows, List<String> interventions, LocalDate after) {
    return rows.stream()
        .filter(row -> row.isPaid() && interventions.contains(row.intervention()))
        .filter(row -> row.date().isAfter(after))
        .mapToDouble(MoneyRow::amount)
        .sum();
  }
}
