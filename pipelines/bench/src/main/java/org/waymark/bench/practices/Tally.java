package org.waymark.bench.practices;

import java.util.stream.LongStream;

/**
 * How often a rule called each kind of theme a practice, of so many worlds.
 *
 * @param plain mean number of plain themes called, over their number
 */
record Tally(
    Setting setting,
    Rule rule,
    int worlds,
    double practice,
    double confounder,
    double hobby,
    double plain) {

  private static final long FIRST_SEED = 20_270_101;

  static Tally of(Setting setting, Rule rule, int worlds) {
    long[] called =
        LongStream.range(0, worlds)
            .parallel()
            .mapToObj(
                seed -> {
                  boolean[] themes = rule.practices(ReportWorld.of(setting, FIRST_SEED + seed));
                  long plain = 0;
                  for (int t = ReportWorld.PLAIN; t < themes.length; t++) {
                    plain += themes[t] ? 1 : 0;
                  }
                  return new long[] {
                    themes[ReportWorld.PRACTICE] ? 1 : 0,
                    themes[ReportWorld.CONFOUNDER] ? 1 : 0,
                    themes[ReportWorld.HOBBY] ? 1 : 0,
                    plain
                  };
                })
            .reduce(
                new long[4],
                (a, b) -> new long[] {a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]});
    double n = worlds;
    return new Tally(
        setting,
        rule,
        worlds,
        called[0] / n,
        called[1] / n,
        called[2] / n,
        called[3] / n / (ReportWorld.THEMES - ReportWorld.PLAIN));
  }

  /** Standard error of a share of the worlds. */
  double error(double share) {
    return Math.sqrt(share * (1 - share) / worlds);
  }
}
