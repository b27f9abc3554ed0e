package org.waymark.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What happened at places that started something beyond what happened at places that were left as
 * they were.
 *
 * <p>Each adopter is compared, by {@link PlaceGaps}, with the donors nearest to it or with all of
 * them. The effect is the mean over the adopters. How far that could have come by chance is found
 * by sets of donors that are treated as if they had started on the adopters' days (after Abadie,
 * Diamond and Hainmueller 2010). The members of a set are never donors of each other: as adopters
 * are not. Where adopters are more than a third of the donors, Student's t over places says more.
 *
 * @param effect in units of the series, up is up
 * @param error of independent periods
 * @param pValue two-sided, from the sets
 * @param interval 95%: the effects that the sets would not tell from chance; none under 19 sets
 * @param slope mean slope before, per period
 * @param slopeP its two-sided p-value from the sets
 * @param without the effect nearest to 0 when one adopter is left out; NaN with one
 * @param beyondLine the effect beyond each place's line before; NaN under three periods before
 * @param byPlaces the same effect with an error from how adopters and donors differ; none with one,
 *     or where they are at most a third of the donors
 * @param places the adopters, in the order given
 * @param paths ratio at each look: the adopters' first, then that of each set
 * @param band where the sets' mean gaps are, by periods since the start
 */
public record DifferenceInDifferences(
    double effect,
    double error,
    double pValue,
    Optional<Interval> interval,
    double slope,
    double slopeP,
    double without,
    double beyondLine,
    Optional<MeanDifference> byPlaces,
    List<Place> places,
    double[][] paths,
    List<PlaceboBand.Step> band) {

  /** Places that an adopter is matched with. */
  public static final int MATCHED = 8;

  /** With fewer sets, no effect could be told from chance at 5%. */
  public static final int LEAST_SETS = 19;

  /** Most sets that are drawn. */
  public static final int MOST_SETS = 999;

  private static final double LEVEL = 0.95;

  /**
   * One adopter.
   *
   * @param pValue of the place alone, from at most {@link #MOST_SETS} donors as if they had started
   *     on its day
   * @param interval 95%, of the place alone
   * @param matched rows of the donors that it was compared with, the nearest first; empty: all
   * @param gap by period
   * @param band where the donors' gaps are, by periods since the same start
   */
  public record Place(
      int row,
      double effect,
      double error,
      double pValue,
      Optional<Interval> interval,
      double slope,
      double slopeP,
      List<Integer> matched,
      double[] gap,
      int before,
      int after,
      List<PlaceboBand.Step> band) {}

  /**
   * What is compared.
   *
   * @param y places × periods, in order of time; NaN where a value is missing
   * @param features of each place, none NaN
   * @param adopters rows of the places that started
   * @param sides of each adopter: −1 for periods before, 1 after, 0 for neither
   * @param donors rows of the places that were left as they were, ascending
   * @param matched nearest donors that a place is compared with; 0: all
   * @param looks last period known at each look, ascending
   */
  public record Design(
      double[][] y,
      double[][] features,
      int[] adopters,
      int[][] sides,
      int[] donors,
      int matched,
      int[] looks) {}

  /**
   * Sets of donors in the place of the adopters: all where there are at most {@link #MOST_SETS}
   * ways to deal the starts among donors, else drawn.
   *
   * @return positions in the donors; none where there are fewer donors than adopters
   */
  public static int[][] sets(int donors, int adopters, long seed) {
    if (adopters > donors) {
      return new int[0][];
    }
    double ways = 1;
    for (int i = 0; i < adopters; i++) {
      ways *= donors - i;
    }
    if (ways <= MOST_SETS) {
      int[][] all = new int[(int) ways][];
      for (int w = 0; w < all.length; w++) {
        all[w] = dealing(donors, adopters, w);
      }
      return all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[][] drawn = new int[MOST_SETS][];
    int[] deck = IntStream.range(0, donors).toArray();
    for (int d = 0; d < drawn.length; d++) {
      for (int i = 0; i < adopters; i++) {
        int j = i + random.nextInt(donors - i);
        int swap = deck[i];
        deck[i] = deck[j];
        deck[j] = swap;
      }
      drawn[d] = Arrays.copyOf(deck, adopters);
    }
    return drawn;
  }

  private static int[] dealing(int donors, int adopters, int number) {
    int[] left = IntStream.range(0, donors).toArray();
    int[] out = new int[adopters];
    int rest = number;
    for (int i = 0; i < adopters; i++) {
      int at = rest % (donors - i);
      rest /= donors - i;
      out[i] = left[at];
      System.arraycopy(left, at + 1, left, at, donors - i - at - 1);
    }
    return out;
  }

  /**
   * Compares.
   *
   * @param sets positions in the donors, one for each adopter; see {@link #sets}
   * @throws IllegalArgumentException if an adopter has under two values on a side, or no donor
   */
  public static DifferenceInDifferences of(Design design, int[][] sets) {
    int n = design.adopters.length;
    PlaceGaps[] starts = starts(design);
    PlaceGaps.Trial[] own = new PlaceGaps.Trial[n];
    Together together = new Together(design.looks.length, sets.length);
    for (int i = 0; i < n; i++) {
      own[i] = starts[i].trial(design.adopters[i]);
      if (Double.isNaN(own[i].error())) {
        throw new IllegalArgumentException("a side with under two values");
      }
      together.add(own[i].shown());
    }
    together.endOf(0);
    double[] ratios = new double[sets.length];
    double[] slopes = new double[sets.length];
    PlaceboBand band = new PlaceboBand(starts, sets.length);
    int[] rows = new int[n];
    for (int s = 0; s < sets.length; s++) {
      for (int i = 0; i < n; i++) {
        rows[i] = design.donors[sets[s][i]];
      }
      double effect = 0;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        PlaceGaps.Shown placebo = starts[i].shown(rows[i], rows);
        effect += placebo.effect();
        squares += placebo.variance();
        slopes[s] += n == 1 ? placebo.slopeRatio() : placebo.slope();
        together.add(placebo);
        band.add(starts[i], placebo);
      }
      ratios[s] = Math.abs(effect / Math.sqrt(squares));
      together.endOf(s + 1);
      band.endOfSet();
    }
    double[][] paths = together.paths();
    double effect = Arrays.stream(own).mapToDouble(PlaceGaps.Trial::effect).sum();
    double error = Math.sqrt(Arrays.stream(own).mapToDouble(t -> t.error() * t.error()).sum());
    double slope = Arrays.stream(own).mapToDouble(PlaceGaps.Trial::slope).sum();
    double judgedSlope = n == 1 ? own[0].slopeRatio() : slope;
    double beyond = 0;
    for (int i = 0; i < n; i++) {
      beyond += starts[i].beyondLine(own[i].shown()) / n;
    }
    return new DifferenceInDifferences(
        effect / n,
        error / n,
        asLarge(ratios, Math.abs(effect / error)),
        interval(effect / n, error / n, ratios),
        slope / n,
        Double.isNaN(judgedSlope) ? Double.NaN : asLarge(slopes, Math.abs(judgedSlope)),
        without(own),
        beyond,
        byPlaces(design, starts, own),
        places(design, starts, own, sets),
        paths,
        band.steps());
  }

  /**
   * Compares one place with the {@link #MATCHED} donors nearest to it.
   *
   * @throws IllegalArgumentException if {@code left} holds no more than {@link #MATCHED} places, or
   *     the place has under two values on a side
   */
  public static DifferenceInDifferences ofOne(
      double[][] y, double[][] features, int changed, int[] left, int[] periods) {
    if (left.length <= MATCHED) {
      throw new IllegalArgumentException("only " + left.length + " places to match with");
    }
    Design design =
        new Design(
            y, features, new int[] {changed}, new int[][] {periods}, left, MATCHED, new int[0]);
    return of(design, sets(left.length, 1, 0));
  }

  private static PlaceGaps[] starts(Design design) {
    int n = design.adopters.length;
    PlaceGaps[] starts = new PlaceGaps[n];
    for (int i = 0; i < n; i++) {
      for (int before = 0; before < i && starts[i] == null; before++) {
        if (Arrays.equals(design.sides[before], design.sides[i])) {
          starts[i] = starts[before];
        }
      }
      if (starts[i] == null) {
        starts[i] =
            new PlaceGaps(
                design.y,
                design.features,
                design.donors,
                design.sides[i],
                design.matched,
                n,
                design.looks);
      }
    }
    return starts;
  }

  /** Ratios at each look of several places together. */
  private static final class Together {
    private final double[] sum;
    private final double[][] paths;

    Together(int looks, int sets) {
      sum = new double[2 * looks];
      paths = new double[looks][1 + sets];
    }

    void add(PlaceGaps.Shown one) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += one.path()[k];
      }
    }

    void endOf(int path) {
      for (int k = 0; k < paths.length; k++) {
        paths[k][path] = sum[2 * k] / Math.sqrt(sum[2 * k + 1]);
      }
      Arrays.fill(sum, 0);
    }

    double[][] paths() {
      return paths;
    }
  }

  private static double asLarge(double[] placebos, double own) {
    return PermutationTest.pValue(own, placebos);
  }

  private static Optional<Interval> interval(double effect, double error, double[] ratios) {
    double[] known =
        Arrays.stream(ratios).map(Math::abs).filter(r -> !Double.isNaN(r)).sorted().toArray();
    int rank = (int) Math.ceil(LEVEL * (known.length + 1));
    if (rank > known.length) {
      return Optional.empty();
    }
    double far = known[rank - 1] * error;
    return Optional.of(new Interval(effect - far, effect + far));
  }

  private static double without(PlaceGaps.Trial[] own) {
    if (own.length < 2) {
      return Double.NaN;
    }
    double all = Arrays.stream(own).mapToDouble(PlaceGaps.Trial::effect).sum();
    double sign = Math.signum(all);
    double least = Double.POSITIVE_INFINITY;
    for (PlaceGaps.Trial trial : own) {
      least = Math.min(least, sign * (all - trial.effect()) / (own.length - 1));
    }
    return sign * least;
  }

  /** Student's t over places, where each donor's effect is its mean at the real starts. */
  private static Optional<MeanDifference> byPlaces(
      Design design, PlaceGaps[] starts, PlaceGaps.Trial[] own) {
    if (own.length < 2 || !isJudgedByPlaces(own.length, design.donors.length)) {
      return Optional.empty();
    }
    double[] left = new double[design.donors.length];
    for (int d = 0; d < left.length; d++) {
      for (PlaceGaps start : starts) {
        left[d] += start.againstAll(design.donors[d]) / own.length;
      }
    }
    double[] effects = Arrays.stream(own).mapToDouble(PlaceGaps.Trial::effect).toArray();
    MeanDifference.Moments adopters = MeanDifference.Moments.of(effects);
    MeanDifference.Moments donors = MeanDifference.Moments.of(left);
    MeanDifference welch = MeanDifference.welch(adopters, donors);
    return Optional.of(
        new MeanDifference(adopters.mean(), welch.error(), welch.degreesOfFreedom()));
  }

  /** Whether so many adopters are compared over places, and not by sets of so many donors. */
  public static boolean isJudgedByPlaces(int adopters, int donors) {
    return adopters > 1 && 3 * adopters > donors;
  }

  private static List<Place> places(
      Design design, PlaceGaps[] starts, PlaceGaps.Trial[] own, int[][] sets) {
    return IntStream.range(0, own.length)
        .mapToObj(i -> place(design, starts[i], own[i], i, placebos(design, sets, i)))
        .toList();
  }

  /** Donors in the place of one adopter: all, or those that the sets have there. */
  private static int[] placebos(Design design, int[][] sets, int adopter) {
    return design.donors.length <= MOST_SETS
        ? design.donors
        : Arrays.stream(sets)
            .mapToInt(set -> design.donors[set[adopter]])
            .sorted()
            .distinct()
            .toArray();
  }

  private static Place place(
      Design design, PlaceGaps start, PlaceGaps.Trial trial, int i, int[] rows) {
    double[] ratios = new double[rows.length];
    double[] slopes = new double[rows.length];
    for (int d = 0; d < rows.length; d++) {
      PlaceGaps.Shown placebo = start.shown(rows[d]);
      ratios[d] = placebo.ratio();
      slopes[d] = placebo.slopeRatio();
    }
    return new Place(
        design.adopters[i],
        trial.effect(),
        trial.error(),
        asLarge(ratios, trial.ratio()),
        interval(trial.effect(), trial.error(), ratios),
        trial.slope(),
        Double.isNaN(trial.slopeRatio()) ? Double.NaN : asLarge(slopes, trial.slopeRatio()),
        trial.matched(),
        trial.gap(),
        trial.before(),
        trial.after(),
        PlaceboBand.ofPlaces(start, rows));
  }
}
