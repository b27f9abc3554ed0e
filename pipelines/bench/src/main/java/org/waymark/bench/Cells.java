package org.waymark.bench;

/**
 * The numbers behind every cell: each place has a size and a lasting level on each indicator, each
 * indicator a season, each cell its noise; a few places improve half way. Deterministic: a cell's
 * numbers are a hash of its position.
 */
final class Cells {

  private static final long SEED = 0x5741594D41524BL;
  private static final int IMPROVED_IN_THOUSAND = 2;

  private final int indicators;
  private final int places;
  private final int months;
  private final double[] level;
  private final int[] size;
  private final double[] season;

  Cells(Workload workload) {
    indicators = workload.indicators();
    places = workload.places();
    months = workload.months();
    level = new double[indicators * places];
    size = new int[indicators * places];
    season = new double[12 * indicators];
    for (int i = 0; i < indicators; i++) {
      double centre = Workload.isProportion(i) ? -1.5 + 4 * uniform(hash(1, i)) : -4.5;
      for (int m = 0; m < 12; m++) {
        season[i * 12 + m] =
            0.05 * StrictMath.sin(2 * StrictMath.PI * (m / 12.0 + uniform(hash(2, i))));
      }
      for (int p = 0; p < places; p++) {
        long h = hash(3, (long) i * places + p);
        level[i * places + p] = centre + 0.15 * normal(h);
        // Denominators from 40 to 4,000, equally many in each octave.
        size[i * places + p] = (int) (40 * StrictMath.exp(StrictMath.log(100) * uniform(mixed(h))));
      }
    }
  }

  /** Hash of a cell; {@code delivery} is 0 for its first row, 1 for its revision. */
  long hashOf(int indicator, int place, int month, int delivery) {
    return hash(4 + delivery, ((long) indicator * places + place) * months + month);
  }

  /** Whether the cell is delivered again: one of a hundred. */
  static boolean revised(long hash) {
    return (hash >>> 44) % 100 == 0;
  }

  /** What becomes of the row with that hash: three of a thousand are spoiled. */
  static Fate fate(long hash, boolean proportion) {
    if ((hash >>> 34 & 0x3FF_FFFF) % 1000 >= 3) {
      return Fate.READABLE;
    }
    return switch ((int) (hash >>> 8 & 3)) {
      case 0 -> Fate.UNKNOWN_PLACE;
      case 1 -> Fate.NEGATIVE_NUMERATOR;
      case 2 -> Fate.GARBAGE_NUMERATOR;
      // A rate may have more events than people.
      default -> proportion ? Fate.NUMERATOR_ABOVE_DENOMINATOR : Fate.NEGATIVE_NUMERATOR;
    };
  }

  int denominator(int indicator, int place, int month) {
    int base = size[indicator * places + place] * (Workload.isProportion(indicator) ? 1 : 25);
    long h = hash(6, ((long) indicator * places + place) * months + month);
    return base + (int) (base * 0.1 * uniform(h));
  }

  int numerator(int indicator, int place, int month, long hash, int denominator) {
    double logit = level[indicator * places + place] + season[indicator * 12 + month % 12];
    if (month >= months / 2
        && uniform(hash(7, (long) indicator * places + place)) * 1000 < IMPROVED_IN_THOUSAND) {
      logit += 0.6;
    }
    double share = logistic(logit);
    double sd = Math.sqrt(denominator * share * (1 - share)) * 1.2;
    long n = Math.round(denominator * share + sd * normal(mixed(hash)));
    return (int) Math.max(0, Math.min(denominator, n));
  }

  /** A sigmoid of sums and roots only, so that it is the same on every machine, and fast. */
  private static double logistic(double x) {
    return 0.5 + 0.5 * x / Math.sqrt(4 + x * x);
  }

  private static long hash(int purpose, long position) {
    return mixed(SEED + purpose * 0x9E3779B97F4A7C15L + position * 0xD1B54A32D192ED03L);
  }

  /** SplitMix64's finaliser. */
  private static long mixed(long z) {
    long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
    return b ^ b >>> 31;
  }

  private static double uniform(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }

  /** About standard normal: the sum of four 16-bit uniforms. */
  private static double normal(long hash) {
    double sum =
        (hash & 0xFFFF) + (hash >>> 16 & 0xFFFF) + (hash >>> 32 & 0xFFFF) + (hash >>> 48 & 0xFFFF);
    return (sum / 0x1p16 - 2) * 1.7320508075688772;
  }
}
