package org.waymark.twin.simulate;

import org.waymark.twin.model.Model.Lever.By;

/**
 * What a scenario does to a parameter or capacity.
 *
 * @param variable its id
 * @param amount of each draw: per cent, an amount, a value, or the logarithm of a ratio
 * @param from first period, counted from 0
 * @param until first period in which it no longer acts
 * @param ramp periods of an exponential approach; 0 where it acts at once
 */
public record Change(String variable, By by, double[] amount, int from, int until, double ramp) {

  /** A change that is the same in every draw. */
  public static Change certain(String variable, By by, double amount, int from, int until) {
    return new Change(variable, by, new double[] {amount}, from, until, 0);
  }

  /** What share of the change has come in a period, which counts as its end. */
  double share(int period) {
    if (period < from || period >= until) {
      return 0;
    }
    return ramp > 0 ? 1 - StrictMath.exp(-(period - from + 1) / ramp) : 1;
  }

  double amount(int draw) {
    return amount.length == 1 ? amount[0] : amount[draw];
  }

  /** The changed value. */
  double of(double value, int draw, double share) {
    double size = amount(draw);
    return switch (by) {
      case PERCENT -> value * (1 + share * size / 100);
      case AMOUNT -> value + share * size;
      case VALUE -> value + share * (size - value);
      case RATIO -> value * StrictMath.exp(share * size);
      case ODDS_RATIO -> {
        double logOdds = StrictMath.log(value / (1 - value)) + share * size;
        yield 1 / (1 + StrictMath.exp(-logOdds));
      }
    };
  }
}
