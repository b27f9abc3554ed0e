package org.waymark.statistics;

import java.util.Arrays;

/**
 * Which places of one indicator moved: a lasting step that began within the window, against what
 * moves everywhere and against the period noise that places have in common or of their own.
 *
 * <p>Period noise is estimated from about 300 places, twice: the second time without places that
 * the first finds moving. p is the larger, place by place, of two: under the common noise with the
 * place's own moderated dispersion, and under the place's own multiple of the noise. Both take the
 * search over onsets into account.
 *
 * <p>Arrays are by place; NaN, or −1 for the onset, where the place has too few periods.
 *
 * @param p probability of a step up as clear as this place's if it did not move
 * @param pDown the same of its clearest step down
 * @param onset period at which the best step up begins
 * @param effect size of that step, in score
 * @param standardError of {@code effect}
 * @param moving true where the common noise alone makes a step up or down likely (p ≤ 0.05)
 * @param noise the common period noise
 * @param priorDegrees degrees of freedom that the common dispersion is worth; 1e6: places differ by
 *     no more than chance
 */
public record ChangeFit(
    double[] p,
    double[] pDown,
    int[] onset,
    double[] effect,
    double[] standardError,
    boolean[] moving,
    PeriodNoise noise,
    double priorDegrees) {

  /** Periods with a score that a place needs. */
  public static final int LEAST_PERIODS = 12;

  private static final int PLACES_FOR_NOISE = 300;
  private static final int LEAST_FOR_NOISE = 8;
  private static final double LEFT_OUT_OF_NOISE = 0.01;
  private static final double MOVING = 0.05;
  private static final double LARGEST_Z = 37;

  /**
   * Asks every place of one indicator whether it moved.
   *
   * @param series scores as they are: what is lasting and common is taken off here
   */
  public static ChangeFit of(PlaceSeries series) {
    int[] tested = tested(series);
    boolean whole = tested.length == series.places();
    return of(series.places(), tested, (whole ? series : series.only(tested)).centred());
  }

  /** Positions of the places that have periods enough to be asked. */
  public static int[] tested(PlaceSeries series) {
    return series.withAtLeast(LEAST_PERIODS);
  }

  /**
   * The same of scores that are centred already.
   *
   * @param places all, the answers being by place
   * @param tested positions among them of the places of {@code rest}, ascending
   * @param rest scores of the tested places, {@link PlaceSeries#centred}
   */
  public static ChangeFit of(int places, int[] tested, PlaceSeries rest) {
    return withSteps(places, tested, rest, new int[0]).fit();
  }

  /**
   * A fit and, beside it, the steps of the places at some onsets.
   *
   * @param steps by place, as the columns of the fit
   */
  public record WithSteps(ChangeFit fit, PlaceSteps steps) {}

  /**
   * The same as {@link #of(int, int[], PlaceSeries)} with the steps at those onsets.
   *
   * @param onsets periods of the series, ascending; may be empty
   */
  public static WithSteps withSteps(int places, int[] tested, PlaceSeries rest, int[] onsets) {
    if (tested.length == 0) {
      return new WithSteps(none(places), PlaceSteps.ofSize(places, onsets));
    }
    PeriodNoise noise = noise(rest);
    PlaceSteps steps =
        onsets.length == 0 ? PlaceSteps.NONE : PlaceSteps.ofSize(tested.length, onsets);
    PlaceScans scans = PlaceScans.of(rest, noise, steps);
    OwnNoise own = OwnNoise.of(rest, noise, scans);
    ChangeFit fit = judged(rest, noise, scans, own, steps);
    if (tested.length == places) {
      return new WithSteps(fit, steps);
    }
    return new WithSteps(
        fit.spread(tested, places), steps.places() == 0 ? steps : steps.spread(tested, places));
  }

  private static PeriodNoise noise(PlaceSeries rest) {
    int n = rest.places();
    int every = Math.max(1, n / PLACES_FOR_NOISE);
    int[] some = new int[(n + every - 1) / every];
    Arrays.setAll(some, i -> i * every);
    PlaceSeries sample = every == 1 ? rest : rest.only(some);
    PeriodNoise first = PeriodNoise.fit(sample, PeriodNoise.START);
    PlaceScans scans = PlaceScans.of(sample, first);
    ScanTail tail = new ScanTail(sample.periods());
    int[] still = new int[some.length];
    int count = 0;
    for (int i = 0; i < still.length; i++) {
      scans.giveTo(tail, i);
      if (tail.reaching(scans.clearest(i)) > LEFT_OUT_OF_NOISE) {
        still[count++] = i;
      }
    }
    if (count == still.length || count < LEAST_FOR_NOISE) {
      return first;
    }
    return PeriodNoise.fit(sample.only(Arrays.copyOf(still, count)), first);
  }

  private static ChangeFit judged(
      PlaceSeries rest, PeriodNoise noise, PlaceScans scans, OwnNoise own, PlaceSteps steps) {
    int n = rest.places();
    double[] squares = new double[n];
    int[] degrees = new int[n];
    for (int i = 0; i < n; i++) {
      double largest = Math.max(scans.up()[i], scans.down()[i]);
      squares[i] = scans.residualSquares()[i] - largest * largest;
      degrees[i] = rest.observed(i) - 3;
    }
    ModeratedDispersion dispersion = ModeratedDispersion.of(squares, degrees);
    ChangeFit fit = empty(n, noise, dispersion.priorDegrees());
    ScanTail tail = new ScanTail(rest.periods());
    ScanTail other = new ScanTail(rest.periods());
    double[] ownTails = new double[2];
    StudentTail student = new StudentTail(dispersion.degrees()[0]);
    for (int i = 0; i < n; i++) {
      if (student.degreesOfFreedom != dispersion.degrees()[i]) {
        student = new StudentTail(dispersion.degrees()[i]);
      }
      double ratio = dispersion.ratio()[i];
      if (steps.places() > 0) {
        steps.moderate(i, ratio, meanVariance(rest, i), noise);
      }
      scans.giveTo(tail, i);
      own.reaching(i, tail, other, ownTails);
      double up = Math.min(student.asNormal(scans.up()[i] / ratio), LARGEST_Z);
      double down = Math.min(student.asNormal(scans.down()[i] / ratio), LARGEST_Z);
      fit.p[i] = Math.max(tail.reaching(up), ownTails[0]);
      fit.pDown[i] = Math.max(tail.reaching(down), ownTails[1]);
      double error = 1 / Math.sqrt(scans.information()[i]);
      fit.onset[i] = scans.onset()[i];
      fit.effect[i] = scans.up()[i] * error;
      fit.standardError[i] = ratio * error;
      fit.moving[i] = tail.reaching(scans.clearest(i)) <= MOVING;
    }
    return fit;
  }

  private static double meanVariance(PlaceSeries series, int place) {
    double sum = 0;
    int count = 0;
    for (int at = place * series.periods(); at < (place + 1) * series.periods(); at++) {
      if (!Double.isNaN(series.score()[at])) {
        sum += series.variance()[at];
        count++;
      }
    }
    return sum / count;
  }

  private static ChangeFit none(int places) {
    ChangeFit fit = empty(places, new PeriodNoise(0, 0), ModeratedDispersion.ALL_ALIKE);
    return fit.spread(new int[0], places);
  }

  private static ChangeFit empty(int places, PeriodNoise noise, double priorDegrees) {
    return new ChangeFit(
        new double[places],
        new double[places],
        new int[places],
        new double[places],
        new double[places],
        new boolean[places],
        noise,
        priorDegrees);
  }

  /** The same with the places at these positions among more, the others not tested. */
  private ChangeFit spread(int[] positions, int places) {
    ChangeFit wide = empty(places, noise, priorDegrees);
    Arrays.fill(wide.p, Double.NaN);
    Arrays.fill(wide.pDown, Double.NaN);
    Arrays.fill(wide.effect, Double.NaN);
    Arrays.fill(wide.standardError, Double.NaN);
    Arrays.fill(wide.onset, -1);
    for (int i = 0; i < positions.length; i++) {
      int at = positions[i];
      wide.p[at] = p[i];
      wide.pDown[at] = pDown[i];
      wide.onset[at] = onset[i];
      wide.effect[at] = effect[i];
      wide.standardError[at] = standardError[i];
      wide.moving[at] = moving[i];
    }
    return wide;
  }
}
