package org.waymark.bench.practices;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How often a rule called each kind of theme a practice, of so many worlds.
 *
 * @param plain mean number of plain themes called, over their number
 * @param word share of the worlds in which any word is called
 */
record Tally(
    Setting setting,
    Rule rule,
    int worlds,
    double practice,
    double confounder,
    double hobby,
    double plain,
    double word) {

  private static final long FIRST_SEED = 20_270_101;

  static Tally of(Setting setting, Rule rule, int worlds) {
    long[] called =
        LongStream.range(0, worlds)
            .parallel()
            .mapToObj(
                seed -> {
                  boolean[] themes = rule.practices(ReportWorld.of(setting, FIRST_SEED + seed));
                  long plain = 0;
                  long words = 0;
                  for (int t = ReportWorld.PLAIN; t < themes.length; t++) {
                    plain += themes[t] && t < ReportWorld.THEMES ? 1 : 0;
                    words += themes[t] && t >= ReportWorld.THEMES ? 1 : 0;
                  }
                  return new long[] {
                    themes[ReportWorld.PRACTICE] ? 1 : 0,
                    themes[ReportWorld.CONFOUNDER] ? 1 : 0,
                    themes[ReportWorld.HOBBY] ? 1 : 0,
                    plain,
                    words > 0 ? 1 : 0
                  };
                })
            .reduce(
                new long[5],
                (a, b) -> {
                  long[] sum = new long[a.length];
                  Arrays.setAll(sum, i -> a[i] + b[i]);
                  return sum;
                });
    double n = worlds;
    return new Tally(
        setting,
        rule,
        worlds,
        called[0] / n,
        called[1] / n,
        called[2] / n,
        called[3] / n / (ReportWorld.THEMES - ReportWorld.PLAIN),
        called[4] / n);
  }

  /** Standard error of a share of the worlds. */
  double error(double share) {
    return Math.sqrt(share * (1 - share) / worlds);
  }
}
