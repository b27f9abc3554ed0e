package org.waymark.bench.detectors;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.statistics.ChangeFit;
import org.waymark.statistics.Detection;
import org.waymark.statistics.HuberRegression;
import org.waymark.statistics.PlaceSeries;

/**
 * Would CHANGE keep its promise where what circumstances mean changes over time? The trend of every
 * place is regressed on the covariates, robustly, and what they explain of it is taken off before
 * places are asked whether they moved.
 */
final class Drift {

  private static final double LEAST_VARIANCE = 0.003;
  private static final int COLUMNS = 1 + World.COVARIATES;

  private Drift() {}

  static List<Contender> contenders() {
    return List.of(
        new Contender(
            "CHANGE",
            "as it is",
            Detection.CHANGE_RATE,
            e -> Optional.of(Spikes.discoveries(e.pChange()))),
        new Contender(
            "CHANGE less drift",
            "after trends that covariates explain",
            Detection.CHANGE_RATE,
            e -> Optional.of(Spikes.discoveries(adjusted(e)))));
  }

  private static double[] adjusted(Evidence e) {
    double[] p = new double[e.tests()];
    for (int k = 0; k < e.indicators(); k++) {
      ChangeFit fit = ChangeFit.of(withoutDrift(e.series().get(k), e.world().covariate()));
      System.arraycopy(fit.p(), 0, p, k * e.places(), e.places());
    }
    return p;
  }

  private static PlaceSeries withoutDrift(PlaceSeries raw, double[] covariate) {
    PlaceSeries series = raw.centred();
    int n = series.places();
    int periods = series.periods();
    double[] slope = new double[n];
    double[] weight = new double[n];
    double[] middle = new double[n];
    double[] design = new double[n * COLUMNS];
    for (int i = 0; i < n; i++) {
      double all = 0;
      double times = 0;
      for (int t = 0; t < periods; t++) {
        double w = weight(series, i * periods + t);
        all += w;
        times += w * t;
      }
      middle[i] = times / all;
      double products = 0;
      for (int t = 0; t < periods; t++) {
        double w = weight(series, i * periods + t);
        weight[i] += w * (t - middle[i]) * (t - middle[i]);
        products += w == 0 ? 0 : w * (t - middle[i]) * series.score()[i * periods + t];
      }
      slope[i] = products / weight[i];
      design[i * COLUMNS] = 1;
      System.arraycopy(covariate, i * World.COVARIATES, design, i * COLUMNS + 1, World.COVARIATES);
    }
    HuberRegression regression = new HuberRegression(n, COLUMNS);
    double[] coefficients =
        regression.fit(design, slope, weight, IntStream.range(0, n).toArray(), n);
    double[] score = series.score().clone();
    for (int i = 0; i < n; i++) {
      double drift = regression.predict(design, i, coefficients);
      for (int t = 0; t < periods; t++) {
        score[i * periods + t] -= drift * (t - middle[i]);
      }
    }
    return new PlaceSeries(periods, score, series.variance());
  }

  private static double weight(PlaceSeries series, int at) {
    return Double.isNaN(series.score()[at]) ? 0 : 1 / (series.variance()[at] + LEAST_VARIANCE);
  }
}
