package org.waymark.statistics;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;

/** The four indicators × 60 places × 24 periods that the reference detector was run on. */
final class DetectorWorld {

  static final int INDICATORS = 4;
  static final int PLACES = 60;
  static final int PERIODS = 24;
  static final int POOLED = 12;
  static final int COLUMNS = 7;
  static final int FOLDS = 5;

  final Path folder = Reference.folder("detector");
  final List<NamedCsvRecord> detected = Reference.rows(folder.resolve("detect.csv"));
  final List<NamedCsvRecord> indicators = Reference.rows(folder.resolve("indicator.csv"));
  final double[] design = new double[PLACES * COLUMNS];
  final int[] fold = new int[PLACES];
  private final double[][] observed = new double[INDICATORS][PLACES * PERIODS];
  private final double[][] base = new double[INDICATORS][PLACES * PERIODS];

  DetectorWorld() {
    for (NamedCsvRecord row : Reference.rows(folder.resolve("input_cells.csv"))) {
      int k = (int) Reference.number(row, "indicator");
      int at = (int) (Reference.number(row, "place") * PERIODS + Reference.number(row, "period"));
      observed[k][at] = Reference.number(row, "observed");
      base[k][at] = Reference.number(row, "expected_base");
    }
    for (NamedCsvRecord row : Reference.rows(folder.resolve("input_covariates.csv"))) {
      int i = (int) Reference.number(row, "place");
      design[i * COLUMNS] = 1;
      for (int c = 0; c < 3; c++) {
        double x = Reference.number(row, "x" + (c + 1));
        design[i * COLUMNS + 1 + c] = x;
        design[i * COLUMNS + 4 + c] = x * x;
      }
      fold[i] = i % FOLDS;
    }
  }

  /** y = ln((O + ½)/E), v = 1/(E·ΣO/ΣE). */
  PlaceSeries series(int indicator) {
    double[] y = new double[PLACES * PERIODS];
    double[] v = new double[y.length];
    for (int i = 0; i < PLACES; i++) {
      double ratio = sum(observed[indicator], i, 0) / sum(base[indicator], i, 0);
      for (int at = i * PERIODS; at < (i + 1) * PERIODS; at++) {
        y[at] = Math.log((observed[indicator][at] + 0.5) / base[indicator][at]);
        v[at] = 1 / Math.max(0.5, base[indicator][at] * ratio);
      }
    }
    return new PlaceSeries(PERIODS, y, v);
  }

  /** The score pooled over the last 12 periods. */
  double[] pooledScore(int indicator) {
    double[] y = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      y[i] =
          Math.log(
              (sum(observed[indicator], i, PERIODS - POOLED) + 0.5)
                  / sum(base[indicator], i, PERIODS - POOLED));
    }
    return y;
  }

  /** Its sampling variance. */
  double[] pooledVariance(int indicator) {
    double[] v = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      v[i] = 1 / sum(base[indicator], i, PERIODS - POOLED);
    }
    return v;
  }

  NamedCsvRecord detected(int indicator, int place) {
    return detected.get(indicator * PLACES + place);
  }

  private static double sum(double[] cells, int place, int from) {
    double sum = 0;
    for (int t = from; t < PERIODS; t++) {
      sum += cells[place * PERIODS + t];
    }
    return sum;
  }
}
