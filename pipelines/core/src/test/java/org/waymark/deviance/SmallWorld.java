package org.waymark.deviance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Role;

/** Places, indicators and panels for tests; everything random comes from a seed. */
final class SmallWorld {

  static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  static final String RUN = "run-1";
  static final double MISSING = Double.NaN;

  private SmallWorld() {}

  /** Places p0000, p0001, … of one type with covariates population and deprivation. */
  static List<Place> places(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SortedMap<String, Double> covariates = new TreeMap<>();
      covariates.put("population", 100 + 900 * random.nextDouble());
      covariates.put("deprivation", random.nextGaussian());
      places.add(place(String.format(java.util.Locale.ROOT, "p%04d", i), "trust", covariates));
    }
    return places;
  }

  static Place place(String id, String type, SortedMap<String, Double> covariates) {
    return new Place(
        id,
        "Place " + id,
        Optional.of(type),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        covariates);
  }

  static Indicator indicator(String id, Measure measure, Better better, String... expectFrom) {
    return new Indicator(
        id,
        "m",
        "Title of " + id,
        measure,
        Optional.empty(),
        better,
        Role.OUTCOME,
        PeriodKind.MONTH,
        measure == Measure.RATE ? 1000 : 1,
        Optional.empty(),
        List.of(expectFrom));
  }

  /** Months up to October 2026. */
  static int[] months(int count) {
    Period last = new Period(PeriodKind.MONTH, LocalDate.of(2026, 10, 1));
    int[] codes = new int[count];
    Arrays.setAll(codes, t -> last.plus(t - count + 1).code());
    return codes;
  }

  /** A panel from numerators and denominators, places × periods each. */
  static Panel ratio(double[][] numerator, double[][] denominator, double per) {
    double[] num = flat(numerator);
    double[] den = flat(denominator);
    double[] value = new double[num.length];
    Arrays.setAll(value, i -> num[i] / den[i] * per);
    return panel(numerator.length, numerator[0].length, value, num, den, none(), none());
  }

  /** A panel of bare values. */
  static Panel values(double[][] value) {
    return panel(value.length, value[0].length, flat(value), none(), none(), none(), none());
  }

  /** A panel of values with standard errors and n. */
  static Panel estimates(double[][] value, double[][] error, double[][] n) {
    return panel(value.length, value[0].length, flat(value), none(), none(), flat(error), flat(n));
  }

  private static double[] none() {
    return new double[0];
  }

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  static Panel panel(
      int places,
      int periods,
      double[] value,
      double[] numerator,
      double[] denominator,
      double[] error,
      double[] n) {
    int[] positions = new int[places];
    Arrays.setAll(positions, i -> i);
    int cells = places * periods;
    return new Panel(
        0,
        positions,
        months(periods),
        value,
        numerator,
        denominator,
        error,
        n,
        new int[cells],
        new int[cells],
        new int[cells],
        new boolean[cells]);
  }

  /** Poisson counts, by inversion below 30 and by the normal above. */
  static double poisson(SplittableRandom random, double mean) {
    if (mean > 30) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int k = 0;
    while (product > limit) {
      product *= random.nextDouble();
      k++;
    }
    return k;
  }
}
