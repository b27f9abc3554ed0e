package org.waymark.twin.model;

import java.util.Optional;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

/**
 * The time of a model: periods of a calendar, or plain numbers.
 *
 * @param step the unit of time in singular, such as {@code month}
 * @param first the first period; empty where time is a number
 * @param start time at the beginning; 0 for periods
 * @param periods how many periods pass; for numbers, how many steps of {@code dt}
 * @param stepsPerPeriod steps of integration within a period
 * @param dt length of a step of integration in units of time
 * @param rungeKutta whether the classical method of order 4 is used in place of Euler's
 */
public record Clock(
    String step,
    Optional<Period> first,
    double start,
    int periods,
    int stepsPerPeriod,
    double dt,
    boolean rungeKutta) {

  /** The same time with steps of integration of half the length. */
  public Clock halved() {
    return first.isPresent()
        ? new Clock(step, first, start, periods, stepsPerPeriod * 2, dt / 2, rungeKutta)
        : new Clock(step, first, start, periods * 2, stepsPerPeriod, dt / 2, rungeKutta);
  }

  /** The last period. */
  public Optional<Period> last() {
    return first.map(period -> period.plus(periods - 1));
  }

  /** Position of a period counted from 0; negative before the first. */
  public int index(Period period) {
    return period.number() - first.orElseThrow().number();
  }

  /** Periods of a year. */
  public double perYear() {
    return UnitBook.days("year") / UnitBook.days(step);
  }

  /** The kind of period of a step, if it is one of a calendar. */
  public static Optional<PeriodKind> kind(String step) {
    return switch (step) {
      case "week" -> Optional.of(PeriodKind.WEEK);
      case "month" -> Optional.of(PeriodKind.MONTH);
      case "quarter" -> Optional.of(PeriodKind.QUARTER);
      case "year" -> Optional.of(PeriodKind.YEAR);
      default -> Optional.empty();
    };
  }
}
