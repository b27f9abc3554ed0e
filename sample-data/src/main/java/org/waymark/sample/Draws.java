package org.waymark.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random draws that depend only on a label, so that a change in one part of the sample leaves the
 * others as they were. {@link StrictMath} keeps them equal on every machine.
 */
final class Draws {
  private static final long SEED = 0x5741594D41524BL;

  private final SplittableRandom random;

  private Draws(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The stream of draws that belongs to the label. */
  static Draws of(String... label) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : String.join("\u0000", label).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return new Draws(hash ^ SEED);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** True with that probability. */
  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** One of the list, each as likely. */
  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  /** Standard normal, by Box and Muller. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Standard normal given that it lies within ± limit. */
  double normalWithin(double limit) {
    double z = normal();
    while (Math.abs(z) > limit) {
      z = normal();
    }
    return z;
  }

  /** Poisson; above 40 by the rounded normal. */
  long poisson(double mean) {
    if (mean > 40) {
      return Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * normal()));
    }
    double limit = StrictMath.exp(-mean);
    long events = 0;
    for (double product = uniform(); product > limit; product *= uniform()) {
      events++;
    }
    return events;
  }

  /** Binomial; by single trials, or by the rounded normal where its variance is above 30. */
  long binomial(long trials, double probability) {
    double variance = trials * probability * (1 - probability);
    if (variance > 30) {
      long drawn = Math.round(trials * probability + StrictMath.sqrt(variance) * normal());
      return Math.max(0, Math.min(trials, drawn));
    }
    long successes = 0;
    for (long i = 0; i < trials; i++) {
      successes += chance(probability) ? 1 : 0;
    }
    return successes;
  }
}
