package org.waymark.bench.practices;

import java.util.Arrays;
import java.util.Collections;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.waymark.practice.MissionPractices;
import org.waymark.statistics.ClusteredContrast;
import org.waymark.statistics.DiscreteSum;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.VolumeBands;

/** A way to say which themes are practices, every one held to the same rate over the themes. */
enum Rule {
  REPORTS("reports as units", false) {
    @Override
    double pValue(ReportWorld world, int theme, int[] stratum) {
      return table(world.reports(), world.mentions()[theme], world.deviant(), stratum);
    }
  },
  MATCHED_REPORTS("reports as units, matched for volume", true) {
    @Override
    double pValue(ReportWorld world, int theme, int[] stratum) {
      return table(world.reports(), world.mentions()[theme], world.deviant(), stratum);
    }
  },
  ONE_MENTION("places that mention it at all, matched", true) {
    @Override
    double pValue(ReportWorld world, int theme, int[] stratum) {
      int[] one = new int[world.reports().length];
      Arrays.fill(one, 1);
      int[] any = Arrays.stream(world.mentions()[theme]).map(m -> m > 0 ? 1 : 0).toArray();
      return table(one, any, world.deviant(), stratum);
    }
  },
  OURS("ours", true) {
    @Override
    double pValue(ReportWorld world, int theme, int[] stratum) {
      return ours(world, theme, stratum);
    }
  },
  OURS_WITH_WORDS("ours, beside words that no theme covers", true) {
    @Override
    double pValue(ReportWorld world, int theme, int[] stratum) {
      return ours(world, theme, stratum);
    }

    @Override
    int topics() {
      return ReportWorld.THEMES + ReportWorld.WORDS;
    }
  };

  final String title;
  private final boolean matched;

  Rule(String title, boolean matched) {
    this.title = title;
    this.matched = matched;
  }

  /** The p-value of a theme; NaN: no test. */
  abstract double pValue(ReportWorld world, int theme, int[] stratum);

  /** How many themes, and words behind them, are tested. */
  int topics() {
    return ReportWorld.THEMES;
  }

  /** For every theme, and word behind them, whether it is called a practice. */
  boolean[] practices(ReportWorld world) {
    int n = world.reports().length;
    int[] stratum =
        matched
            ? VolumeBands.of(
                Collections.nCopies(n, ""), world.reports(), MissionPractices.LEAST_REPORTS)
            : new int[n];
    boolean[] called = new boolean[topics()];
    judge(called, 0, ReportWorld.THEMES, theme -> pValue(world, theme, stratum));
    judge(called, ReportWorld.THEMES, topics(), word -> pValue(world, word, stratum));
    return called;
  }

  /** Themes and words have a rate of their own each. */
  private static void judge(boolean[] called, int from, int to, IntToDoubleFunction pValue) {
    double[] q = FalseDiscovery.qValues(IntStream.range(from, to).mapToDouble(pValue).toArray());
    for (int i = 0; i < q.length; i++) {
      called[from + i] = q[i] <= MissionPractices.RATE;
    }
  }

  private static double ours(ReportWorld world, int theme, int[] stratum) {
    ClusteredContrast contrast =
        ClusteredContrast.of(
            world.reports(),
            world.mentions()[theme],
            world.deviant(),
            new int[stratum.length],
            stratum);
    long sites =
        IntStream.range(0, stratum.length)
            .filter(i -> world.deviant()[i] && contrast.shows().get(i))
            .count();
    // Fewer sites than a practice needs: tested, counted among the themes, and not called.
    return sites < MissionPractices.LEAST_SITES ? 1 : contrast.pValue();
  }

  /** Exact upper mid-p of 2×2×K, the units given by {@code size}. */
  private static double table(int[] size, int[] with, boolean[] inGroup, int[] stratum) {
    int strata = 1 + Arrays.stream(stratum).max().orElse(-1);
    int[][] cells = new int[strata][4];
    for (int i = 0; i < size.length; i++) {
      if (stratum[i] >= 0) {
        cells[stratum[i]][inGroup[i] ? 0 : 2] += with[i];
        cells[stratum[i]][inGroup[i] ? 1 : 3] += size[i] - with[i];
      }
    }
    DiscreteSum sum = DiscreteSum.nothing();
    long seen = 0;
    for (int[] cell : cells) {
      sum = sum.plus(DiscreteSum.ofTable(cell[0] + cell[1], cell[2] + cell[3], cell[0] + cell[2]));
      seen += cell[0];
    }
    return sum.upperMid(seen);
  }
}
