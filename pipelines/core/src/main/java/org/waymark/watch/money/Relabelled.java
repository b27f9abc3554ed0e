package org.waymark.watch.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;

/**
 * Whether a mission is a new name for what was there: most projects started before it, and its
 * payees are no newer than those of other areas of the same payers.
 */
public final class Relabelled {
  private static final int DAYS_BEFORE = 90;
  private static final int FEWEST = 5;
  private static final double MOST = 0.8;
  private static final double NO_NEWER = 0.5;

  private Relabelled() {}

  /**
   * The verdict of a mission.
   *
   * @param starts days on which its projects started
   * @param begins the first day of the mission
   */
  public static Reading of(
      String mission, List<LocalDate> starts, Payees payees, LocalDate begins, LocalDate asOf) {
    List<Measure> measures = new ArrayList<>();
    int before =
        (int) starts.stream().filter(day -> day.isBefore(begins.minusDays(DAYS_BEFORE))).count();
    double share = starts.isEmpty() ? 0 : before / (double) starts.size();
    measures.add(
        starts.size() < FEWEST
            ? Measure.notTold(
                Rule.RELABELLED,
                "projects-before",
                "",
                starts.size() + " projects have a start day, and a verdict needs " + FEWEST)
            : Measure.of(Rule.RELABELLED, "projects-before", "", share, starts.size()));
    LocalDate yearOn = begins.plusYears(1).minusDays(1);
    Payees.Compared compared =
        payees.compare(
            mission,
            begins,
            yearOn.isAfter(asOf) ? asOf : yearOn,
            begins.minusYears(1),
            mission.hashCode());
    Optional<Payees.Newness> newness = compared.newness();
    if (newness.isEmpty()) {
      measures.add(Measure.notTold(Rule.RELABELLED, "no-newer", "", compared.why()));
      return new Reading(List.of(), measures);
    }
    Payees.Newness of = newness.get();
    measures.add(Measure.of(Rule.RELABELLED, "new-payees", "", of.share(), of.payees()));
    measures.add(Measure.of(Rule.RELABELLED, "no-newer", "", of.least(), Payees.SETS));
    if (starts.size() < FEWEST || share < MOST || of.least() <= NO_NEWER) {
      return new Reading(List.of(), measures);
    }
    Finding finding =
        Finding.fact(
                Rule.RELABELLED,
                "label",
                before
                    + " of "
                    + starts.size()
                    + " projects started more than 90 days before the mission. Its payees are as"
                    + " well known to its payers as those of other areas.")
            .compared(share, MOST)
            .since(begins)
            .evidence("plan_item; money_flow where mission_id is the mission");
    return new Reading(List.of(finding), measures);
  }
}
