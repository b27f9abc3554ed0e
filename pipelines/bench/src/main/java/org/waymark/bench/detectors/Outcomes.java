package org.waymark.bench.detectors;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How one rule did in all worlds of a setting.
 *
 * @param setting how the worlds were made
 * @param contender the rule
 * @param worlds one outcome per seed; empty where the rule is not made for what is measured
 */
record Outcomes(Setting setting, Contender contender, List<Outcome> worlds) {

  /** A mean over worlds and its Monte-Carlo standard error; NaN where there is none. */
  record Mean(double value, double error) {

    static Mean of(double[] values) {
      int n = values.length;
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      double mean = sum / n;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return new Mean(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
    }
  }

  private Mean mean(ToDoubleFunction<Outcome> figure) {
    return Mean.of(
        worlds.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value)).toArray());
  }

  boolean applies() {
    return !worlds.isEmpty();
  }

  /** Without deviants every flag is false. */
  boolean isNull() {
    return setting.deviants().share() == 0;
  }

  Mean falseShare() {
    return mean(Outcome::falseShare);
  }

  Mean recall() {
    return mean(Outcome::recall);
  }

  Mean flags() {
    return mean(Outcome::flagged);
  }

  Mean averagePrecision() {
    return mean(Outcome::averagePrecision);
  }

  Mean firstTwenty() {
    return mean(Outcome::firstTwenty);
  }

  /** True where more of the list is luck than one in ten, beyond two Monte-Carlo errors. */
  boolean breaks() {
    Mean share = falseShare();
    return share.value() - 2 * (share.error() > 0 ? share.error() : 0) > 0.10;
  }
}
