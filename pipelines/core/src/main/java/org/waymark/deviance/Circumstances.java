package org.waymark.deviance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.statistics.RankCorrelation;

/**
 * Covariates of some places of a type, each brought to mean 0 and standard deviation 1 among them;
 * 0 where they are all alike.
 *
 * <p>A covariate of a count that is a size enters by its logarithm: the logarithm of a count grows
 * with the logarithm of a size and not with the size. A size is above 0 and goes with the exposure,
 * by ranks at least 0.7.
 *
 * @param names of the covariates
 * @param of by covariate, then by place; NaN where a place lacks one
 */
record Circumstances(List<String> names, double[][] of) {

  private static final double GOES_WITH_SIZE = 0.7;

  /** Of the covariates that the indicator names. */
  static Circumstances of(Indicator indicator, List<Place> places) {
    List<String> names = indicator.expectFrom();
    int n = places.size();
    double[][] of = new double[names.size()][n];
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      double[] x = new double[n];
      Arrays.setAll(x, i -> places.get(i).covariate(name).orElse(Double.NaN));
      if (isSize(indicator, name, x, places)) {
        Arrays.setAll(x, i -> Math.log(x[i]));
      }
      double[] known = Arrays.stream(x).filter(v -> !Double.isNaN(v)).toArray();
      double mean = Arrays.stream(known).sum() / known.length;
      double sd = Spread.of(known);
      for (int i = 0; i < n; i++) {
        of[c][i] = Double.isNaN(x[i]) ? Double.NaN : sd > 0 ? (x[i] - mean) / sd : 0;
      }
    }
    return new Circumstances(names, of);
  }

  private static boolean isSize(Indicator indicator, String name, double[] x, List<Place> places) {
    Optional<String> exposure = indicator.exposure();
    if (indicator.measure() != Measure.COUNT || exposure.isEmpty()) {
      return false;
    }
    if (Arrays.stream(x).anyMatch(v -> v <= 0)) {
      return false;
    }
    if (exposure.get().equals(name)) {
      return true;
    }
    double[] size = new double[x.length];
    int[] known =
        IntStream.range(0, x.length)
            .peek(i -> size[i] = places.get(i).covariate(exposure.get()).orElse(Double.NaN))
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(size[i]))
            .toArray();
    return known.length > 1
        && RankCorrelation.of(
                IntStream.of(known).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(known).mapToDouble(i -> size[i]).toArray())
            >= GOES_WITH_SIZE;
  }

  /** Squared distances of all places from one, by at least one covariate; infinite from itself. */
  double[] from(int place) {
    double[] distance = new double[of[0].length];
    for (double[] x : of) {
      double own = x[place];
      for (int i = 0; i < distance.length; i++) {
        double apart = x[i] - own;
        distance[i] += apart * apart;
      }
    }
    distance[place] = Double.POSITIVE_INFINITY;
    return distance;
  }
}
