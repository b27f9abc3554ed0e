package org.waymark.bench.experiments;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.waymark.statistics.DifferenceInDifferences;
import org.waymark.statistics.LookedAt;

/**
 * Pilots at some places among others that are all alike: 24 weeks before, a year after that is
 * planned and looked at every week; the noise of a place goes on with a correlation of 0.5.
 *
 * @param adopters places that started
 * @param donors places that were left
 * @param effect in standard deviations of a week
 */
record PlaceboLooks(int adopters, int donors, double effect) {
  private static final int BEFORE = 24;
  private static final int AFTER = 52;
  private static final double RHO = 0.5;

  /**
   * What became of some pilots.
   *
   * @param weekly found at any look
   * @param once a p-value of at most 5% at the last look
   * @param weeks median week of the find, among all pilots; infinite: never
   */
  record Found(Rate weekly, Rate once, double weeks) {}

  Found of(int many, long seed) {
    boolean[] weekly = new boolean[many];
    boolean[] once = new boolean[many];
    double[] week = new double[many];
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < many; i++) {
      LookedAt looked = looked(seeds.split());
      weekly[i] = looked.test().found().isPresent();
      once[i] = looked.effect().pValue() <= 0.05;
      week[i] =
          weekly[i]
              ? looked.test().found().getAsInt() + LookedAt.LEAST_AFTER
              : Double.POSITIVE_INFINITY;
    }
    return new Found(Rate.of(weekly), Rate.of(once), Rate.median(week));
  }

  private LookedAt looked(SplittableRandom random) {
    double[][] y = new double[adopters + donors][BEFORE + AFTER];
    for (int p = 0; p < y.length; p++) {
      double noise = random.nextGaussian();
      for (int t = 0; t < y[p].length; t++) {
        noise = t == 0 ? noise : RHO * noise + Math.sqrt(1 - RHO * RHO) * random.nextGaussian();
        y[p][t] = noise + (p < adopters && t >= BEFORE ? effect : 0);
      }
    }
    int[] sides = IntStream.range(0, BEFORE + AFTER).map(t -> t < BEFORE ? -1 : 1).toArray();
    int[][] all = new int[adopters][];
    java.util.Arrays.fill(all, sides);
    return LookedAt.of(
        new DifferenceInDifferences.Design(
            y,
            new double[y.length][0],
            IntStream.range(0, adopters).toArray(),
            all,
            IntStream.range(adopters, adopters + donors).toArray(),
            0,
            new int[0]),
        AFTER,
        random.nextLong());
  }
}
