package org.waymark.watch.money;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;

/**
 * Whose money a mission spends: the share of organisations other than the owner's, and how many
 * funders of equal size would be as mixed (1 ÷ Σ share², Laakso and Taagepera 1979).
 */
public final class Pooled {
  /** Below this share of other organisations' money the money is not pooled. */
  private static final double LEAST = 0.10;

  private static final int DEPARTMENTS = 2;

  private Pooled() {}

  /**
   * What is to be said of a mission's money.
   *
   * @param rows that the mission claims
   * @param owner names of the owner's organisation
   * @param staffed organisations with staff in the mission
   */
  public static Reading of(List<MoneyRow> rows, List<String> owner, Collection<String> staffed) {
    List<MoneyRow> paid = rows.stream().filter(MoneyRow::isPaid).toList();
    if (paid.isEmpty()) {
      return Reading.notTold(
          Rule.MONEY, "pooled", "no payments were delivered; a feed of kind `money` brings them");
    }
    SortedMap<String, Double> byPayer = new TreeMap<>();
    paid.forEach(row -> byPayer.merge(Organisations.plain(row.payer()), row.amount(), Double::sum));
    double all = byPayer.values().stream().mapToDouble(a -> Math.max(a, 0)).sum();
    if (all <= 0) {
      return Reading.notTold(Rule.MONEY, "pooled", "the payments add up to nothing");
    }
    List<Measure> measures = new ArrayList<>();
    measures.add(Measure.of(Rule.MONEY, "paid", "", all, paid.size()));
    measures.add(
        Measure.of(Rule.MONEY, "effective-funders", "", effective(byPayer.values()), paid.size()));
    if (owner.isEmpty()) {
      measures.add(
          Measure.notTold(
              Rule.MONEY, "pooled", "", "the owner has no `org`, as money files write it"));
      return new Reading(List.of(), measures);
    }
    double own = 0;
    for (var payer : byPayer.entrySet()) {
      own += Organisations.isAmong(payer.getKey(), owner) ? Math.max(payer.getValue(), 0) : 0;
    }
    double pooled = 1 - own / all;
    measures.add(Measure.of(Rule.MONEY, "pooled", "", pooled, paid.size()));
    if (pooled >= LEAST || staffed.size() < DEPARTMENTS) {
      return new Reading(List.of(), measures);
    }
    Finding finding =
        Finding.fact(
                Rule.MONEY,
                "pooled",
                "Only "
                    + Math.round(100 * pooled)
                    + "% of the money comes from organisations other than the owner, though "
                    + staffed.size()
                    + " have staff in the mission.")
            .compared(pooled, LEAST)
            .evidence("money_flow where mission_id is the mission");
    return new Reading(List.of(finding), measures);
  }

  /** How many shares of equal size would be as mixed; 0 where nothing is above 0. */
  public static double effective(Collection<Double> amounts) {
    double all = amounts.stream().mapToDouble(a -> Math.max(a, 0)).sum();
    double squares = 0;
    for (double amount : amounts) {
      double share = Math.max(amount, 0) / all;
      squares += share * share;
    }
    return all > 0 ? 1 / squares : 0;
  }
}
