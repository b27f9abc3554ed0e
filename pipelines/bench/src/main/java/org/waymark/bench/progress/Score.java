package org.waymark.bench.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How good probabilities were.
 *
 * @param goals how many
 * @param rate share that was reached
 * @param brier mean squared difference of probability and what happened; 0 is best
 * @param error standard error of it, series as the units: goals of one series are not independent
 * @param log mean of −log of the probability of what happened, none taken below 1%; 0 is best
 */
record Score(int goals, double rate, double brier, double error, double log) {

  /** A probability is never so sure that one surprise decides the mean. */
  private static final double SUREST = 0.01;

  static Score of(List<Outcome> outcomes, ToDoubleFunction<Outcome> chance) {
    Map<String, double[]> bySeries = new LinkedHashMap<>();
    double reached = 0;
    double squares = 0;
    double logs = 0;
    for (Outcome outcome : outcomes) {
      double p = chance.applyAsDouble(outcome);
      double happened = outcome.reached() ? 1 : 0;
      double square = (p - happened) * (p - happened);
      reached += happened;
      squares += square;
      double sure = Math.min(1 - SUREST, Math.max(SUREST, p));
      logs -= Math.log(outcome.reached() ? sure : 1 - sure);
      History history = outcome.goal().history();
      double[] sums =
          bySeries.computeIfAbsent(history.source() + history.name(), k -> new double[2]);
      sums[0] += square;
      sums[1]++;
    }
    int n = outcomes.size();
    double brier = squares / n;
    double between = 0;
    for (double[] sums : bySeries.values()) {
      double off = sums[0] - sums[1] * brier;
      between += off * off;
    }
    return new Score(n, reached / n, brier, Math.sqrt(between) / n, logs / n);
  }

  /** The score of saying the share that was reached of every goal: known only afterwards. */
  static Score baseRate(List<Outcome> outcomes) {
    double rate = outcomes.stream().filter(Outcome::reached).count() / (double) outcomes.size();
    return of(outcomes, outcome -> rate);
  }

  /** A tenth of the scale of probability and what happened there. */
  record Decile(int goals, double said, double happened) {}

  /** Probabilities by tenth, the lowest first. */
  static List<Decile> calibration(List<Outcome> outcomes, ToDoubleFunction<Outcome> chance) {
    double[][] sums = new double[10][3];
    for (Outcome outcome : outcomes) {
      double p = chance.applyAsDouble(outcome);
      double[] sum = sums[Math.min(9, (int) (10 * p))];
      sum[0]++;
      sum[1] += p;
      sum[2] += outcome.reached() ? 1 : 0;
    }
    List<Decile> deciles = new ArrayList<>();
    for (double[] sum : sums) {
      deciles.add(new Decile((int) sum[0], sum[1] / sum[0], sum[2] / sum[0]));
    }
    return deciles;
  }
}
