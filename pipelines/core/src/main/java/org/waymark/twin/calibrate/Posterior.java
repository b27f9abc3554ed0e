package org.waymark.twin.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Rehearsal;
import org.waymark.twin.simulate.Simulation;

/**
 * How believable values of parameters are after what was published, up to a constant.
 *
 * <p>Each period is predicted from the published stocks before it. What is left of each series is
 * noise that hangs together from period to period; its correlation and size are integrated out.
 */
final class Posterior {
  /** Correlations that are averaged over, and what each is given beforehand, as in trends. */
  static final double[] RHO = {0, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95};

  private static final double[] PRIOR = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3};

  private final Model model;
  private final Simulation simulation;
  private final Inputs base;
  private final List<Model.Parameter> learnt;
  private final List<ObservedSeries> series = new ArrayList<>();
  private final List<double[]> published = new ArrayList<>();
  private final Map<String, double[]> known = new HashMap<>();
  private final int periods;
  private final int offset;
  private final boolean[] leftOut;

  Posterior(
      Simulation simulation,
      History history,
      SortedMap<String, double[]> seasons,
      SortedMap<String, double[]> starts) {
    this.simulation = simulation;
    model = simulation.model();
    learnt =
        model.parameters().stream().filter(p -> p.calibrate() && !p.prior().isKnown()).toList();
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int o = 0; o < model.observed().size(); o++) {
      SortedMap<Period, Double> values = history.of(model.observed().get(o).indicator());
      ObservedSeries one = ObservedSeries.of(model, o).orElse(null);
      if (one != null && !values.isEmpty()) {
        series.add(one);
        first = Math.min(first, model.clock().index(values.firstKey()));
        last = Math.max(last, model.clock().index(values.lastKey()));
      }
    }
    offset = series.isEmpty() ? 0 : first + 1;
    periods = series.isEmpty() ? 0 : last - first;
    leftOut = new boolean[periods];
    for (Model.Span span : model.leaveOut()) {
      for (int p = 0; p < periods; p++) {
        int at = offset + p;
        leftOut[p] |=
            at >= model.clock().index(span.from()) && at <= model.clock().index(span.to());
      }
    }
    for (ObservedSeries one : series) {
      double factor = model.observed().get(one.observed()).factor();
      double[] of = new double[periods + 1];
      Arrays.fill(of, Double.NaN);
      history
          .of(model.observed().get(one.observed()).indicator())
          .forEach(
              (period, value) -> of[model.clock().index(period) - offset + 1] = value / factor);
      published.add(of);
      if (one.stock()) {
        known.put(one.id(), of);
      }
    }
    SortedMap<String, double[]> at = new TreeMap<>(starts);
    base = new Inputs(1, new TreeMap<>(), at, seasons, List.of(), new TreeMap<>(), offset);
  }

  List<Model.Parameter> learnt() {
    return learnt;
  }

  /** Observed periods that teach something. */
  int taught() {
    int count = 0;
    for (int p = 0; p < periods; p++) {
      boolean any = false;
      for (double[] of : published) {
        any |= !Double.isNaN(of[p + 1]);
      }
      count += any && !leftOut[p] ? 1 : 0;
    }
    return count;
  }

  List<ObservedSeries> series() {
    return series;
  }

  /** Values of parameters by id; rows are points in units of prior standard deviations. */
  SortedMap<String, double[]> values(double[][] points) {
    SortedMap<String, double[]> values = new TreeMap<>();
    for (int k = 0; k < learnt.size(); k++) {
      int at = k;
      values.put(
          learnt.get(k).id(),
          Arrays.stream(points).mapToDouble(p -> learnt.get(at).prior().at(p[at])).toArray());
    }
    return values;
  }

  /** Residuals by series, period and point; NaN where nothing can be compared. */
  double[][][] residuals(double[][] points) {
    int m = points.length;
    Inputs inputs =
        new Inputs(
            m, values(points), base.starts(), base.seasons(), List.of(), new TreeMap<>(), offset);
    List<String> wanted = series.stream().map(ObservedSeries::id).toList();
    double[][][] predicted = Rehearsal.run(simulation, inputs, known, wanted, periods);
    double[][][] residuals = new double[series.size()][periods][m];
    for (int s = 0; s < residuals.length; s++) {
      for (int p = 0; p < periods; p++) {
        double came = published.get(s)[p + 1];
        boolean compared =
            !Double.isNaN(came)
                && !leftOut[p]
                && (!series.get(s).stock() || !Double.isNaN(published.get(s)[p]));
        for (int i = 0; i < m; i++) {
          double said = predicted[s][p][i];
          residuals[s][p][i] =
              !compared
                  ? Double.NaN
                  : series.get(s).stock()
                      ? came - said
                      : came > 0 && said > 0
                          ? StrictMath.log(came / said)
                          : Double.NEGATIVE_INFINITY;
        }
      }
    }
    return residuals;
  }

  /** Logarithm of the density at each point, up to a constant. */
  double[] logDensity(double[][] points) {
    double[] density = new double[points.length];
    for (int i = 0; i < density.length; i++) {
      for (double z : points[i]) {
        density[i] -= z * z / 2;
      }
    }
    double[][][] residuals = residuals(points);
    for (double[][] one : residuals) {
      for (int i = 0; i < density.length; i++) {
        density[i] += averaged(column(one, i));
      }
    }
    return density;
  }

  static double[] column(double[][] residuals, int point) {
    double[] of = new double[residuals.length];
    for (int p = 0; p < of.length; p++) {
      of[p] = residuals[p][point];
    }
    return of;
  }

  private static double averaged(double[] residuals) {
    double[] by = byRho(residuals);
    double best = Arrays.stream(by).max().orElse(Double.NEGATIVE_INFINITY);
    if (Double.isInfinite(best)) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (double one : by) {
      sum += StrictMath.exp(one - best);
    }
    return best + StrictMath.log(sum);
  }

  /** Logarithm of the weight of each correlation, the size of the noise integrated out. */
  static double[] byRho(double[] residuals) {
    double[] by = new double[RHO.length];
    for (int r = 0; r < by.length; r++) {
      double[] sum = squares(residuals, RHO[r]);
      by[r] =
          sum[1] == 0
              ? 0
              : StrictMath.log(PRIOR[r])
                  + sum[2] / 2
                  - sum[1] / 2 * StrictMath.log(Math.max(sum[0], Double.MIN_NORMAL));
    }
    return by;
  }

  /** Squares of the whitened residuals, how many there are, and the log determinant. */
  static double[] squares(double[] residuals, double rho) {
    double squares = 0;
    double determinant = 0;
    int count = 0;
    double before = Double.NaN;
    int gap = 0;
    for (double one : residuals) {
      gap++;
      if (Double.isNaN(one)) {
        continue;
      }
      if (Double.isInfinite(one)) {
        return new double[] {Double.POSITIVE_INFINITY, 1, 0};
      }
      if (!Double.isNaN(before) && gap == 1) {
        // The usual case, in which the noise of one step is compared with itself.
        double left = one - rho * before;
        squares += left * left;
      } else {
        double power = Double.isNaN(before) ? 0 : StrictMath.pow(rho, gap);
        double left = Double.isNaN(before) ? one : one - power * before;
        double share = (1 - power * power) / (1 - rho * rho);
        squares += left * left / share;
        determinant -= StrictMath.log(share);
      }
      before = one;
      gap = 0;
      count++;
    }
    return new double[] {squares, count, determinant};
  }
}
