package org.waymark.deviance;

import java.util.Arrays;
import java.util.List;
import org.waymark.registry.Place;

/**
 * Covariates of some places of a type, each brought to mean 0 and standard deviation 1 among them;
 * 0 where they are all alike.
 *
 * @param names of the covariates
 * @param of by covariate, then by place; NaN where a place lacks one
 */
record Circumstances(List<String> names, double[][] of) {

  static Circumstances of(List<String> names, List<Place> places) {
    int n = places.size();
    double[][] of = new double[names.size()][n];
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      double[] x = new double[n];
      Arrays.setAll(x, i -> places.get(i).covariate(name).orElse(Double.NaN));
      double[] known = Arrays.stream(x).filter(v -> !Double.isNaN(v)).toArray();
      double mean = Arrays.stream(known).sum() / known.length;
      double sd = Spread.of(known);
      for (int i = 0; i < n; i++) {
        of[c][i] = Double.isNaN(x[i]) ? Double.NaN : sd > 0 ? (x[i] - mean) / sd : 0;
      }
    }
    return new Circumstances(names, of);
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
