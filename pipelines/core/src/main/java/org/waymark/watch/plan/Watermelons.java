package org.waymark.watch.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.wording.PeriodWords;

/** Items that are claimed green while their dates say otherwise. */
public final class Watermelons {
  private static final int DAYS = 28;

  /** GMPP 2014 to 2023, 662 linked project-years: 27 in 100 end dates slipped within a year. */
  private static final double SLIPS_A_YEAR = 0.27;

  private static final double DAYS_A_YEAR = 365.25;

  private Watermelons() {}

  /**
   * Facts about green items, one for each item.
   *
   * @param behind ids of items whose goal is limited or worse by its data
   */
  public static Reading of(PlanHistory plan, Set<String> behind, LocalDate asOf) {
    if (plan.items().isEmpty()) {
      return Reading.notTold(
          Rule.HONEST_DATES, "green", "no plan was delivered; a feed of kind `plan` brings it");
    }
    List<Finding> findings = new ArrayList<>();
    int green = 0;
    for (PlanItem item : plan.items()) {
      boolean good = Claim.of(item.latest().claim()).map(Claim::isGood).orElse(false);
      if (!good || !item.isOpen()) {
        continue;
      }
      green++;
      reason(item, plan, behind, asOf).ifPresent(why -> findings.add(finding(item, why)));
    }
    return new Reading(
        findings,
        List.of(
            green == 0
                ? Measure.notTold(
                    Rule.HONEST_DATES, "green", "", "no open item is claimed green or on track")
                : Measure.of(
                    Rule.HONEST_DATES, "green", "", findings.size() / (double) green, green)));
  }

  private static Optional<String> reason(
      PlanItem item, PlanHistory plan, Set<String> behind, LocalDate asOf) {
    List<String> reasons = new ArrayList<>();
    long days = item.daysOverdue(asOf);
    if (days >= DAYS) {
      reasons.add(days + " days overdue");
    }
    for (String id : item.blockedBy()) {
      Optional<PlanItem> blocker = plan.item(id);
      if (blocker.isPresent() && blocker.get().daysOverdue(asOf) > 0) {
        String owner = blocker.get().latest().ownerOrg();
        boolean other = !owner.isEmpty() && !owner.equals(item.latest().ownerOrg());
        reasons.add("it waits for " + id + (other ? " of " + owner : "") + ", which is overdue");
      }
    }
    if (behind.contains(item.id())) {
      reasons.add("the data say that its goal is not on track");
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
  }

  private static Finding finding(PlanItem item, String why) {
    String moved =
        item.moved() == 0 || item.firstDue().isEmpty()
            ? ""
            : " It was first due on "
                + PeriodWords.day(item.firstDue().get())
                + " and moved "
                + (item.moved() == 1 ? "once." : item.moved() + " times.");
    return Finding.fact(
            Rule.HONEST_DATES,
            "item:" + item.id(),
            item.id()
                + " ("
                + item.latest().title()
                + ") is claimed "
                + item.latest().claim()
                + ": "
                + why
                + "."
                + moved)
        .evidence(item.latest().source());
  }

  /**
   * The chance that an open date slips before it comes, from what became of such dates: a constant
   * rate by which 27 in 100 slip in a year.
   *
   * @return 0 where the date has passed
   */
  public static double chanceOfSlipping(LocalDate due, LocalDate asOf) {
    double years = Math.max(0, (due.toEpochDay() - asOf.toEpochDay()) / DAYS_A_YEAR);
    return 1 - StrictMath.pow(1 - SLIPS_A_YEAR, years);
  }
}
