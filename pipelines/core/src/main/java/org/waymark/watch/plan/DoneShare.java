package org.waymark.watch.plan;

import java.time.LocalDate;
import java.util.List;
import org.waymark.statistics.BinomialTail;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;

/** Ambition against action: of what was first promised by now, how much is done. */
public final class DoneShare {
  /** 103 of 136 actions of the UK's Business Plans that were due by July 2012. */
  public static final double USUAL = 103 / 136.0;

  /** Below it an exact test cannot reach its level. */
  private static final int LEAST = 4;

  /** So many due items of other missions say what is usual here. */
  private static final int ENOUGH_ELSEWHERE = 40;

  /** Where the test fires: its exact level is at most this. */
  private static final double LEVEL = 0.05;

  private DoneShare() {}

  /**
   * What is usual: the share of the other missions where they have enough that was due.
   *
   * @param due items of other missions whose first date has come
   * @param done of those
   */
  public static double usual(int due, int done) {
    return due >= ENOUGH_ELSEWHERE ? done / (double) due : USUAL;
  }

  /** Items whose first due day has come; those that were withdrawn count, as they were promised. */
  public static List<PlanItem> due(PlanHistory plan, LocalDate asOf) {
    return plan.items().stream()
        .filter(item -> item.firstDue().isPresent() && !item.firstDue().get().isAfter(asOf))
        .toList();
  }

  /**
   * P(Bin(n, usual) ≤ k) for k of n due items that are done.
   *
   * @param usual share that is usual, in (0, 1)
   */
  public static Reading of(PlanHistory plan, LocalDate asOf, double usual) {
    List<PlanItem> due = due(plan, asOf);
    int done = (int) due.stream().filter(item -> item.done().isPresent()).count();
    int n = due.size();
    if (n < LEAST) {
      return Reading.notTold(
          Rule.ACTION, "done", n + " items are due, and a verdict needs " + LEAST);
    }
    double within = Math.min(1 - 1e-9, Math.max(1e-9, usual));
    double p = BinomialTail.atMost(done, n, within);
    Measure measure = Measure.of(Rule.ACTION, "done", "", done / (double) n, n);
    if (p > LEVEL) {
      return new Reading(List.of(), List.of(measure));
    }
    Finding finding =
        Finding.fact(
                Rule.ACTION,
                "done",
                done
                    + " of "
                    + n
                    + " actions that were due by now are done; "
                    + Math.round(100 * usual)
                    + "% is usual.")
            .compared(done / (double) n, usual)
            .byChance(p)
            .evidence("plan_item where first_due is not after the reporting date");
    return new Reading(List.of(finding), List.of(measure));
  }
}
