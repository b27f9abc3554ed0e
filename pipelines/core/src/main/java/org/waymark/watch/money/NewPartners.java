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
 * Whether a mission pays organisations that it never paid. It is compared with 199 sets of whole
 * expense areas of the same payers: fewer new ones than in 95% of them, two quarters in a row.
 */
public final class NewPartners {
  private static final int QUARTERS = 2;
  private static final double LEAST = 0.05;
  private static final int MONTHS = 3;

  private NewPartners() {}

  /** The last two quarters that have ended. */
  public static Reading of(String mission, Payees payees, LocalDate asOf) {
    List<String> quarters = Quarters.ended(asOf, QUARTERS);
    List<Measure> measures = new ArrayList<>();
    int fewer = 0;
    double p = 0;
    Optional<Payees.Newness> last = Optional.empty();
    for (int q = 0; q < QUARTERS; q++) {
      LocalDate from = start(quarters.get(q));
      Payees.Compared compared =
          payees.compare(
              mission,
              from,
              from.plusMonths(MONTHS).minusDays(1),
              LocalDate.MIN,
              31L * mission.hashCode() + quarters.get(q).hashCode());
      String subject = "quarter:" + quarters.get(q);
      if (compared.newness().isEmpty()) {
        measures.add(Measure.notTold(Rule.NEW_PARTNERS, "new-partners", subject, compared.why()));
        continue;
      }
      Payees.Newness of = compared.newness().get();
      measures.add(Measure.of(Rule.NEW_PARTNERS, "new-partners", subject, of.share(), of.payees()));
      measures.add(
          Measure.of(Rule.NEW_PARTNERS, "new-elsewhere", subject, of.elsewhere(), of.payees()));
      fewer += of.most() <= LEAST ? 1 : 0;
      p = Math.max(p, of.most());
      last = Optional.of(of);
    }
    if (fewer < QUARTERS || last.isEmpty()) {
      return new Reading(List.of(), measures);
    }
    Finding finding =
        Finding.fact(
                Rule.NEW_PARTNERS,
                "partners",
                Math.round(100 * last.get().share())
                    + "% of the organisations that the mission paid are new; in its payers' other"
                    + " areas it is "
                    + Math.round(100 * last.get().elsewhere())
                    + "%.")
            .compared(last.get().share(), last.get().elsewhere())
            .byChance(p)
            .since(start(quarters.get(0)))
            .evidence("money_flow where mission_id is the mission");
    return new Reading(List.of(finding), measures);
  }

  private static LocalDate start(String quarter) {
    int year = Integer.parseInt(quarter.substring(0, 4));
    int number = quarter.charAt(quarter.length() - 1) - '0';
    return LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
  }
}
