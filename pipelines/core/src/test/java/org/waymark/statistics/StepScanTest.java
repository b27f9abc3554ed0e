package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepScanTest {

  private static final PeriodNoise NOISE = new PeriodNoise(0.4, 0.0025);

  @Test
  void scansUnderGivenNoiseAgreeWithTheReference() {
    DetectorWorld world = new DetectorWorld();
    List<NamedCsvRecord> rows =
        Reference.rows(world.folder.resolve("scan_given_rho_0.4_tau2_0.0025.csv"));
    for (int k = 0; k < DetectorWorld.INDICATORS; k++) {
      PlaceSeries series = world.series(k).centred();
      PlaceScans scans = PlaceScans.of(series, NOISE);
      OwnNoise own = OwnNoise.of(series, NOISE, scans);
      ScanTail common = new ScanTail(series.periods());
      ScanTail other = new ScanTail(series.periods());
      double[] p = new double[2];
      for (int i = 0; i < DetectorWorld.PLACES; i++) {
        NamedCsvRecord row = rows.get(k * DetectorWorld.PLACES + i);
        scans.giveTo(common, i);
        own.reaching(i, common, other, p);
        assertEquals(Reference.number(row, "onset_index"), scans.onset()[i], row.toString());
        close("z_max", scans.up()[i], row);
        close("information", scans.information()[i], row);
        close("rss", scans.residualSquares()[i], row);
        close("p_scan", common.reaching(scans.up()[i]), row);
        close("p_own_noise_up", p[0], row);
        close("p_own_noise_down", p[1], row);
      }
    }
  }

  private static void close(String field, double actual, NamedCsvRecord row) {
    Reference.assertClose(Reference.number(row, field), actual, 1e-9, 1e-300, field + " of " + row);
  }

  @Test
  void tailsOfAScanAgreeWithTheReference() {
    double[] r = {0.2, 0.5, 0.8, 0.95, 0.99};
    ScanTail tail = new ScanTail(5);
    tail.correlations(r, 0, 5);
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("detector").resolve("scan_tail.csv"))) {
      double p = tail.reaching(Reference.number(row, "c"));
      Reference.assertClose(Reference.number(row, "p"), p, 1e-9, 1e-300, row.toString());
    }
  }

  /** The same by the definition: dense matrices, no recursion. */
  @Test
  void contrastsAreThoseOfTheDefinitionWithMissingPeriods() {
    double[] y = new double[20];
    double[] v = new double[20];
    for (int t = 0; t < y.length; t++) {
      y[t] = Math.sin(1.7 * t * t) / 5 + (t >= 11 ? 0.1 : 0);
      v[t] = 0.001 + 0.0007 * (t % 4);
    }
    y[0] = Double.NaN;
    y[7] = Double.NaN;
    y[11] = Double.NaN;
    y[12] = Double.NaN;
    StepScan scan = new StepScan(20);
    scan.scan(new PlaceSeries(20, y, v), 0, NOISE);
    DenseScan dense = new DenseScan(y, v, NOISE);
    assertEquals(16 - 2 * StepScan.LEAST_SIDE + 1, scan.candidates());
    for (int c = 0; c < scan.candidates(); c++) {
      int s = scan.onset(c);
      assertTrue(!Double.isNaN(y[s]), "a step begins where something is seen");
      assertEquals(dense.contrast(s), scan.contrast(c), 1e-11);
      assertEquals(dense.information(s), scan.information(c), 1e-9 * dense.information(s));
      if (c > 0) {
        int later = scan.onset(c - 1);
        assertEquals(dense.correlation(s, later), scan.correlations()[c - 1], 1e-12);
      }
    }
    assertEquals(dense.residualSquares(), scan.residualSquares(), 1e-10);
  }

  @Test
  void aPeriodThatNobodyHasMightAsWellNotBeThereWhereNoiseHasNoMemory() {
    double[] y = new double[15];
    double[] v = new double[15];
    Arrays.setAll(y, t -> Math.cos(3.1 * t) / 10);
    Arrays.setAll(v, t -> 0.002 + 0.0001 * t);
    double[] gap = new double[16];
    double[] gapV = new double[16];
    for (int t = 0; t < 16; t++) {
      gap[t] = t == 6 ? Double.NaN : y[t < 6 ? t : t - 1];
      gapV[t] = t == 6 ? Double.NaN : v[t < 6 ? t : t - 1];
    }
    StepScan without = new StepScan(15);
    StepScan with = new StepScan(16);
    PeriodNoise noise = new PeriodNoise(0, 0.001);
    without.scan(new PlaceSeries(15, y, v), 0, noise);
    with.scan(new PlaceSeries(16, gap, gapV), 0, noise);
    assertEquals(without.candidates(), with.candidates());
    for (int c = 0; c < with.candidates(); c++) {
      assertEquals(without.contrast(c), with.contrast(c), 1e-12);
      assertEquals(without.onset(c) + (without.onset(c) < 6 ? 0 : 1), with.onset(c));
    }
  }

  @Test
  void tooFewPeriodsOnASideAreNoCandidate() {
    StepScan scan = new StepScan(5);
    scan.scan(new PlaceSeries(5, new double[5], new double[5]), 0, NOISE);
    assertEquals(0, scan.candidates());
  }
}
