package org.waymark.bench.progress;

import java.util.List;
import org.waymark.period.Period;

/**
 * A series whose end is known.
 *
 * @param source where it is from: a kind of simulation, or a publication
 * @param periods ascending, of one kind
 */
record History(
    String source, boolean simulated, String name, List<Period> periods, double[] values) {

  /** Periods in a year. */
  int perYear() {
    return switch (periods.get(0).kind()) {
      case WEEK -> 52;
      case MONTH -> 12;
      case QUARTER -> 4;
      case YEAR, FINANCIAL_YEAR -> 1;
    };
  }

  /** Position of the first value that is not before a moment. */
  int from(double moment) {
    int at = 0;
    while (at < values.length && periods.get(at).midYear() < moment - 1e-6) {
      at++;
    }
    return at;
  }

  /** How often, as a reader says it. */
  String rhythm() {
    return switch (perYear()) {
      case 52 -> "weekly";
      case 12 -> "monthly";
      case 4 -> "quarterly";
      default -> "yearly";
    };
  }
}
