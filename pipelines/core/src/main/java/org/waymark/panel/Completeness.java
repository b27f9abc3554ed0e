package org.waymark.panel;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.waymark.period.Period;

/**
 * How much of a period has usually arrived, by how many more periods have ended since.
 *
 * @param settlesAfter how many more periods must have ended until a period is complete; 0: nothing
 *     shows that any is incomplete once it has ended
 * @param usual share that has usually arrived, above 0 to 1: at first, after one more period, and
 *     so on
 */
public record Completeness(int settlesAfter, double[] usual) {

  /** Nothing shows that periods grow. */
  public static final Completeness UNKNOWN = new Completeness(0, new double[0]);

  /**
   * Share that has usually arrived of a period by a date; empty where it has ended not yet, or so
   * long ago that nothing shows it to grow.
   */
  public OptionalDouble usualBy(LocalDate date, Period period) {
    int lag = -1;
    while (lag < settlesAfter && !period.plus(lag + 1).end().isAfter(date)) {
      lag++;
    }
    return lag < 0 || lag >= settlesAfter ? OptionalDouble.empty() : OptionalDouble.of(usual[lag]);
  }

  /** Whether anything shows that the latest periods grow. */
  public boolean isKnown() {
    return settlesAfter > 0;
  }
}
