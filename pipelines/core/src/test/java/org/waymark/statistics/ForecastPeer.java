package org.waymark.statistics;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.waymark.parity.Comparison;
import org.waymark.parity.Peer;

/**
 * R's forecast and lm at the two ends of how noise may hang together: under a correlation of all
 * but 1 ours is the random walk with drift, under none the line of least squares.
 */
public final class ForecastPeer implements Peer {

  private static final double NO_PRIOR = Double.POSITIVE_INFINITY;
  private static final TrendForecast.Settings WALK =
      new TrendForecast.Settings(
          new double[] {0.9999999}, new double[] {1}, new double[] {NO_PRIOR}, 0);

  @Override
  public List<Comparison> compare() {
    return List.of(walks(), lines());
  }

  private static Comparison walks() {
    Comparison means =
        new Comparison(
            "forecast 8.20",
            "`rwf` with drift, 12 steps",
            1e-9,
            "our forecast under a correlation of 0.9999999, not quite a walk");
    Map<String, double[]> series = series("forecast");
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("forecast").resolve("forecasts.csv"))) {
      double[] y = series.get(row.getField("series"));
      if (row.getField("model").equals("rwf_drift") && y != null) {
        double at = y.length - 1 + Reference.number(row, "h");
        means.number(
            Reference.number(row, "mean"),
            TrendForecast.of(moments(y), y, new double[0], 1, WALK).orElseThrow().at(at),
            row.getField("series") + " " + row.getField("h"));
      }
    }
    return means;
  }

  private static Comparison lines() {
    Comparison lines =
        new Comparison(
            "R 4.2.2",
            "`lm`, slope and its standard error",
            1e-9,
            "our forecast under no correlation; its error from the variance of far forecasts");
    Map<String, double[]> series = series("trend");
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("trend").resolve("trend_tests.csv"))) {
      double[] y = series.get(row.getField("series"));
      if (y == null || y.length < 3 || Arrays.stream(y).anyMatch(Double::isNaN)) {
        continue;
      }
      double centre = Arrays.stream(y).average().orElseThrow();
      double[] centred = Arrays.stream(y).map(v -> v - centre).toArray();
      double[] ones = new double[y.length];
      Arrays.fill(ones, 1);
      AutoregressiveFit fit =
          AutoregressiveFit.of(
              new TrendDesign(moments(y), 1, 0), centred, ones, 0, NO_PRIOR, Double.MIN_NORMAL);
      double far = 1e5;
      double bend = fit.variance(3 * far) - 2 * fit.variance(2 * far) + fit.variance(far);
      double slope = (fit.mean(2 * far) - fit.mean(far)) / far;
      // A flat or exact line has a slope and an error of the machine's own.
      double scale = Math.max(Math.abs(slope), Math.abs(centre) / y.length);
      lines.number(
          Reference.number(row, "ols_slope"), slope, scale, row.getField("series") + " slope");
      lines.number(
          Reference.number(row, "ols_se"),
          Math.sqrt(bend / 2) / far,
          scale,
          row.getField("series") + " standard error");
    }
    return lines;
  }

  private static Map<String, double[]> series(String folder) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder(folder).resolve("input_series.csv"))) {
      values
          .computeIfAbsent(row.getField("series"), k -> new ArrayList<>())
          .add(Reference.number(row, "value"));
    }
    Map<String, double[]> series = new LinkedHashMap<>();
    values.forEach(
        (name, list) -> series.put(name, list.stream().mapToDouble(Double::doubleValue).toArray()));
    return series;
  }

  private static double[] moments(double[] y) {
    return IntStream.range(0, y.length).mapToDouble(i -> i).toArray();
  }
}
