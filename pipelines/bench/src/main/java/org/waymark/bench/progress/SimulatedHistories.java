package org.waymark.bench.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

/** Series of known make, the same at every run. */
final class SimulatedHistories {

  private static final long SEED = 20261115;
  private static final Period FIRST_YEAR = new Period(PeriodKind.YEAR, LocalDate.of(2000, 1, 1));

  /** A make: how a series moves apart from its noise, and how its noise hangs together. */
  private enum Make {
    LINE_WITH_INDEPENDENT_NOISE("line, independent noise", 0),
    LINE_WITH_AR_4("line, noise AR(1) 0.4", 0.4),
    LINE_WITH_AR_8("line, noise AR(1) 0.8", 0.8),
    STEP("step, noise AR(1) 0.4", 0.4),
    SATURATING("saturating, noise AR(1) 0.4", 0.4),
    WALK("random walk with drift", 1);

    final String label;
    final double correlation;

    Make(String label, double correlation) {
      this.label = label;
      this.correlation = correlation;
    }
  }

  private SimulatedHistories() {}

  /**
   * The series: yearly, quarterly and monthly of every make.
   *
   * @param each how many of each
   */
  static List<History> all(int each) {
    List<History> histories = new ArrayList<>();
    Random random = new Random(SEED);
    for (PeriodKind kind : List.of(PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)) {
      int length = kind == PeriodKind.YEAR ? 24 : kind == PeriodKind.QUARTER ? 64 : 144;
      Period first = Period.containing(kind, FIRST_YEAR.start());
      List<Period> periods = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        periods.add(first.plus(i));
      }
      for (Make make : Make.values()) {
        for (int i = 0; i < each; i++) {
          String name = make.label + " " + kind + " " + i;
          double[] values = make == Make.WALK ? walk(length, random) : trend(make, length, random);
          histories.add(new History(make.label, true, name, periods, values));
        }
      }
    }
    return histories;
  }

  private static double[] walk(int length, Random random) {
    double drift = 0.2 * random.nextGaussian();
    double[] values = new double[length];
    double at = 100;
    for (int i = 0; i < length; i++) {
      at += drift + random.nextGaussian();
      values[i] = at;
    }
    return values;
  }

  private static double[] trend(Make make, int length, Random random) {
    double size = 5 * random.nextGaussian();
    double bend = 1.2 + 4.8 * random.nextDouble();
    double break_ = random.nextDouble();
    double left = Math.sqrt(1 - make.correlation * make.correlation);
    double noise = random.nextGaussian();
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      double part = i / (length - 1.0);
      double moved =
          switch (make) {
            case STEP -> part > break_ ? 1 : 0;
            case SATURATING -> 1 - Math.exp(-bend * part);
            default -> part;
          };
      values[i] = 100 + size * moved + noise;
      noise = make.correlation * noise + left * random.nextGaussian();
    }
    return values;
  }
}
