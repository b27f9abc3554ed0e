package org.waymark.bench.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The figures of the page, measured while it is written. */
final class ExperimentsPage {
  private static final WeeklyLooks[] KINDS = {
    new WeeklyLooks(100, 100, 0.2, 0),
    new WeeklyLooks(20, 20, 0.2, 0),
    new WeeklyLooks(400, 400, 0.03, 0),
    new WeeklyLooks(160, 40, 0.2, 0),
  };

  private final int draws;
  private final long seed;
  private final StringBuilder text = new StringBuilder();

  ExperimentsPage(int draws, long seed) {
    this.draws = draws;
    this.seed = seed;
  }

  String text() {
    line(
        "Written by `pipelines/bench/experiments.sh`; %,d draws of each setting, seed %d.",
        draws, seed);
    line("A figure has its Monte-Carlo standard error.");
    looks();
    placebos();
    speeds();
    return text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static Rate rate(List<WeeklyLooks.Course> courses, Predicate<WeeklyLooks.Course> what) {
    return new Rate(courses.stream().filter(what).count(), courses.size());
  }

  private static WeeklyLooks with(WeeklyLooks kind, double times) {
    return new WeeklyLooks(kind.control(), kind.arm(), kind.level(), times);
  }

  private static String weeks(double median) {
    return Double.isInfinite(median) ? "not in 36" : String.format(Locale.ROOT, "%.0f", median);
  }

  private void looks() {
    line("");
    line("## Experiments: 36 weekly looks at a plan of 12");
    line("");
    line(
        "Each experiment is read as a run reads it, from counts by arm and week. The plan finds a");
    line(
        "worthwhile effect in 80%% of experiments that are looked at once. A false find is a gain"
            + " or");
    line("a harm that was found in any of 36 weeks, where nothing happened.");
    line("");
    line(
        "| people a week | share | false gain | any false find | power in 12 | power in 36 |"
            + " harm of twice the size, median weeks |");
    line("|---|--:|--:|--:|--:|--:|--:|");
    List<List<WeeklyLooks.Course>> nothing = new ArrayList<>();
    List<List<WeeklyLooks.Course>> worthwhile = new ArrayList<>();
    for (WeeklyLooks kind : KINDS) {
      List<WeeklyLooks.Course> none = kind.courses(draws, seed);
      List<WeeklyLooks.Course> gain = with(kind, 1).courses(draws / 2, seed + 1);
      nothing.add(none);
      worthwhile.add(gain);
      List<WeeklyLooks.Course> harm = with(kind, -2).courses(draws / 4, seed + 2);
      line(
          "| %d and %d | %.0f%% | %s | %s | %s | %s | %s |",
          kind.control(),
          kind.arm(),
          100 * kind.level(),
          rate(none, c -> !Double.isInfinite(c.gain())).written(),
          rate(none, c -> !Double.isInfinite(Math.min(c.gain(), c.harm()))).written(),
          rate(gain, c -> c.gain() <= WeeklyLooks.PLANNED).written(),
          rate(gain, c -> !Double.isInfinite(c.gain())).written(),
          weeks(Rate.median(harm.stream().mapToDouble(WeeklyLooks.Course::harm).toArray())));
    }
    line("");
    line(
        "Intervals that hold the true effect at every one of 36 looks, 24 of them after the plan:");
    line("");
    line(
        "| people a week | share | no effect | half the worthwhile effect | the worthwhile effect"
            + " |");
    line("|---|--:|--:|--:|--:|");
    for (int k = 0; k < KINDS.length; k++) {
      WeeklyLooks kind = KINDS[k];
      line(
          "| %d and %d | %.0f%% | %s | %s | %s |",
          kind.control(),
          kind.arm(),
          100 * kind.level(),
          rate(nothing.get(k), WeeklyLooks.Course::covered).written(),
          rate(with(kind, 0.5).courses(draws / 2, seed + 3), WeeklyLooks.Course::covered).written(),
          rate(worthwhile.get(k), WeeklyLooks.Course::covered).written());
    }
  }

  private void placebos() {
    line("");
    line("## Pilots: a year of weekly looks by the sequential placebo test");
    line("");
    line("Places are alike; 24 weeks before. An effect is in standard deviations of a week.");
    line("");
    line(
        "| places that started, and that were left | effect | found in 52 looks |"
            + " found by one look at the end | median weeks |");
    line("|---|--:|--:|--:|--:|");
    for (int[] sizes : new int[][] {{1, 40}, {1, 200}, {5, 60}}) {
      for (double effect : new double[] {0, sizes[0] == 1 ? 1.1 : 0.55}) {
        PlaceboLooks.Found found =
            new PlaceboLooks(sizes[0], sizes[1], effect).of(draws / 2, seed + 4);
        line(
            "| %d, %d | %.2f | %s | %s | %s |",
            sizes[0],
            sizes[1],
            effect,
            found.weekly().written(),
            found.once().written(),
            weeks(found.weeks()).replace("36", "52"));
      }
    }
  }

  private void speeds() {
    line("");
    line("## Processor time, warm, one thread");
    line("");
    line("| what | milliseconds |");
    line("|---|--:|");
    line("| bounds for 52 looks | %.0f |", Speeds.bounds(52));
    line("| bounds for 12 looks | %.0f |", Speeds.bounds(12));
    line(
        "| a pilot of 10 places with 3 starts among 3,000 × 60 periods, 999 sets | %.0f |",
        Speeds.pilot(3));
    line("| the same with 10 starts | %.0f |", Speeds.pilot(10));
  }
}
