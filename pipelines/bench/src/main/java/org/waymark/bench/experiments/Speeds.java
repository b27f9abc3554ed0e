package org.waymark.bench.experiments;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.waymark.statistics.Boundaries;
import org.waymark.statistics.DifferenceInDifferences;
import org.waymark.statistics.LookedAt;

/** Processor time of what a run does for experiments and pilots, warm, in milliseconds. */
final class Speeds {
  private static final int WARM = 12;
  private static final int TIMED = 7;

  private Speeds() {}

  private static double milliseconds(Runnable work) {
    for (int i = 0; i < WARM; i++) {
      work.run();
    }
    double[] times = new double[TIMED];
    for (int i = 0; i < TIMED; i++) {
      long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      times[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from) / 1e6;
    }
    Arrays.sort(times);
    return times[TIMED / 2];
  }

  /** Bounds for so many looks at an experiment that runs to three times its plan. */
  static double bounds(int looks) {
    int[] nudge = {0};
    return milliseconds(
        () -> {
          // Other times in every round, so that nothing is only looked up.
          double step = 3.0 / looks + 1e-7 * ++nudge[0];
          double[] times = IntStream.rangeClosed(1, looks).mapToDouble(k -> k * step).toArray();
          Boundaries.openEnded(0.025, times);
        });
  }

  /** A pilot of ten places with so many starts among 3,000 places and 60 periods. */
  static double pilot(int starts) {
    int places = 3000;
    int periods = 60;
    int adopters = 10;
    SplittableRandom random = new SplittableRandom(1);
    double[][] y = new double[places][periods];
    double[][] features = new double[places][3];
    for (int p = 0; p < places; p++) {
      double level = random.nextGaussian();
      Arrays.setAll(y[p], t -> level + random.nextGaussian() / 2);
      Arrays.setAll(features[p], f -> random.nextGaussian());
    }
    int[][] sides = new int[adopters][periods];
    for (int i = 0; i < adopters; i++) {
      int start = 36 + i % starts;
      Arrays.setAll(sides[i], t -> t < start - 24 ? 0 : t < start ? -1 : 1);
    }
    DifferenceInDifferences.Design design =
        new DifferenceInDifferences.Design(
            y,
            features,
            IntStream.range(0, adopters).toArray(),
            sides,
            IntStream.range(adopters, places).toArray(),
            DifferenceInDifferences.MATCHED,
            new int[0]);
    return milliseconds(() -> LookedAt.of(design, 12, 1));
  }
}
