package org.waymark.bench.detectors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many planted places can be told at all? An oracle knows of every place what nobody knows: its
 * level without noise, the law of the noise, the size of what is planted and the three onsets it
 * may have. It ranks places by the ratio of likelihoods and cuts its list by the truth, where a
 * twentieth of it is luck. Its recall is a bound for rules that see the same events.
 */
final class Oracle {

  /** Share of its list that is luck: what the published list has as a rule. */
  private static final double LUCK = 0.05;

  private Oracle() {}

  static List<Contender> contenders() {
    return List.of(
        new Contender(
            "oracle",
            "knows level, noise, size and possible onsets; cut by the truth at 5% luck",
            LUCK,
            e -> Optional.of(listed(e.world()))),
        OurRules.all().stream()
            .filter(c -> c.name().equals("CHANGE or LEVEL"))
            .findFirst()
            .orElseThrow(),
        OurRules.all().stream().filter(c -> c.name().equals("CHANGE")).findFirst().orElseThrow());
  }

  /** What it lists of a world. */
  static Verdict listed(World world) {
    Setting setting = world.setting();
    double[] score = new double[setting.tests()];
    for (int test = 0; test < score.length; test++) {
      score[test] = logRatio(world, test / setting.places(), test % setting.places());
    }
    Integer[] order = new Integer[score.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(score[b], score[a]));
    int listed = 0;
    int luck = 0;
    for (int rank = 0; rank < order.length; rank++) {
      luck += world.planted()[order[rank]] ? 0 : 1;
      listed = luck <= LUCK * (rank + 1) ? rank + 1 : listed;
    }
    boolean[] flagged = new boolean[score.length];
    for (int rank = 0; rank < listed; rank++) {
      flagged[order[rank]] = true;
    }
    return new Verdict(flagged, score);
  }

  /**
   * Log of the mean ratio of likelihoods over the onsets, of square roots of events: 2√o is about
   * normal around 2√m with variance 1 and what period noise adds.
   */
  private static double logRatio(World world, int indicator, int place) {
    Setting setting = world.setting();
    int periods = setting.periods();
    double effect = setting.sign() * Math.log(setting.deviants().effect());
    double[] root = new double[periods];
    double[] off = new double[periods];
    for (int t = 0; t < periods; t++) {
      int at = place * periods + t;
      double mean =
          world.denominator()[indicator][at]
              * Math.exp(setting.sign() * world.usual()[indicator][at]);
      root[t] = Math.sqrt(mean);
      off[t] = 2 * (Math.sqrt(world.numerator()[indicator][at] + 0.25) - root[t]);
    }
    int[] onsets = onsets(setting);
    double sum = 0;
    double[] ratios = new double[onsets.length];
    for (int kind = 0; kind < onsets.length; kind++) {
      double[] shift = new double[periods];
      for (int t = onsets[kind]; t < periods; t++) {
        shift[t] = 2 * root[t] * Math.expm1(effect / 2);
      }
      ratios[kind] =
          density(subtracted(off, shift), grown(root, shift), setting.rho())
              - density(off, root, setting.rho());
    }
    double most = Arrays.stream(ratios).max().orElseThrow();
    for (double ratio : ratios) {
      sum += Math.exp(ratio - most) / ratios.length;
    }
    return most + Math.log(sum);
  }

  private static int[] onsets(Setting setting) {
    return switch (setting.deviants().onset()) {
      case MIXED -> new int[] {0, setting.periods() / 2, setting.periods() - 3};
      case ALWAYS -> new int[] {0};
      case MIDDLE, RAMP -> new int[] {setting.periods() / 2};
      case LAST_THREE -> new int[] {setting.periods() - 3};
      case SPIKE -> new int[] {setting.periods() - 1};
    };
  }

  private static double[] subtracted(double[] off, double[] shift) {
    double[] out = off.clone();
    Arrays.setAll(out, t -> off[t] - shift[t]);
    return out;
  }

  private static double[] grown(double[] root, double[] shift) {
    double[] out = root.clone();
    Arrays.setAll(out, t -> root[t] + shift[t] / 2);
    return out;
  }

  /** Log density of such deviations, by the innovations of a Kalman filter. */
  private static double density(double[] off, double[] root, double rho) {
    double variance = World.PERIOD_DEVIATION * World.PERIOD_DEVIATION;
    double noise = 0;
    double unsure = variance;
    double log = 0;
    for (int t = 0; t < off.length; t++) {
      double scale = root[t];
      double spread = scale * scale * unsure + 1;
      double innovation = off[t] - scale * noise;
      log -= (Math.log(spread) + innovation * innovation / spread) / 2;
      double gain = scale * unsure / spread;
      double known = noise + gain * innovation;
      double left = unsure * (1 - gain * scale);
      noise = rho * known;
      unsure = rho * rho * left + (1 - rho * rho) * variance;
    }
    return log;
  }
}
