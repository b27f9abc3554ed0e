package org.waymark.statistics;

import java.util.OptionalDouble;

/** Change at a constant rate per year, as interest is compounded. */
public final class CompoundGrowth {

  /** What Open SDG puts in the place of a target of zero, which no constant rate reaches. */
  public static final double INSTEAD_OF_ZERO = 0.001;

  private CompoundGrowth() {}

  /**
   * (to / from)^(1 / years) − 1.
   *
   * @return empty where no such rate exists: from zero, over no time, or between values of unlike
   *     sign
   */
  public static OptionalDouble rate(double from, double to, double years) {
    double times = to / from;
    if (!(times >= 0) || Double.isInfinite(times) || !(years > 0)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.pow(times, 1 / years) - 1);
  }

  /**
   * The rate since the baseline over the rate that leads from baseline to target: the measure of
   * Eurostat's monitoring of the Sustainable Development Goals and of Open SDG. A target of zero is
   * taken as 0.001, as Open SDG does; that makes the result depend on the unit.
   *
   * @param elapsed years from the baseline to the latest value
   * @param available years from the baseline to the target
   * @return empty where one of the rates does not exist or none is required
   */
  public static OptionalDouble ratio(
      double baseline, double latest, double elapsed, double target, double available) {
    OptionalDouble observed = rate(baseline, latest, elapsed);
    OptionalDouble required = rate(baseline, target == 0 ? INSTEAD_OF_ZERO : target, available);
    return observed.isEmpty() || required.isEmpty() || required.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(observed.getAsDouble() / required.getAsDouble());
  }
}
