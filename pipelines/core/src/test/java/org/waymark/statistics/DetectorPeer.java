package org.waymark.statistics;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import org.waymark.parity.Comparison;
import org.waymark.parity.Peer;

/** The detector written down in numpy and SciPy, run on four indicators of 60 places. */
public final class DetectorPeer implements Peer {
  private static final String NAME = "reference detector, numpy";
  private static final PeriodNoise GIVEN = new PeriodNoise(0.4, 0.0025);

  private final Comparison scan =
      new Comparison(
          NAME, "step scan under given noise: Z, information, residual squares", 1e-9, "");
  private final Comparison onset = new Comparison(NAME, "onset under given noise", 0, "");
  private final Comparison scanTail =
      new Comparison(NAME, "p of the scan under given noise", 1e-9, "both noise models");
  private final Comparison tail =
      new Comparison(NAME, "tail of a scan by its correlations", 1e-9, "Owen's T");
  private final Comparison noise =
      new Comparison(
          NAME,
          "period noise estimated: ρ and τ",
          5e-2,
          "the peer's simplex stops early; ours has the larger likelihood");
  private final Comparison change =
      new Comparison(
          NAME, "p of a change, all estimated", 1e-1, "relative to at least 1e-5; see the noise");
  private final Comparison level =
      new Comparison(NAME, "z of a level, τ², cross-fitted", 1e-6, "difference relative to 1");
  private final Comparison far =
      new Comparison(
          NAME, "p of lying far ahead, all estimated", 1e-1, "relative to at least 1e-5");

  @Override
  public List<Comparison> compare() {
    DetectorWorld world = new DetectorWorld();
    List<NamedCsvRecord> given =
        Reference.rows(world.folder.resolve("scan_given_rho_0.4_tau2_0.0025.csv"));
    int[] pooled = new int[DetectorWorld.PLACES];
    Arrays.fill(pooled, DetectorWorld.POOLED);
    for (int k = 0; k < DetectorWorld.INDICATORS; k++) {
      compareGiven(world.series(k).centred(), given, k * DetectorWorld.PLACES);
      compareEstimated(world, k, pooled);
    }
    double[] correlations = {0.2, 0.5, 0.8, 0.95, 0.99};
    ScanTail ofScan = new ScanTail(5);
    ofScan.correlations(correlations, 0, 5);
    for (NamedCsvRecord row : Reference.rows(world.folder.resolve("scan_tail.csv"))) {
      tail.number(
          Reference.number(row, "p"), ofScan.reaching(Reference.number(row, "c")), row.toString());
    }
    return List.of(scan, onset, scanTail, tail, noise, change, level, far);
  }

  private void compareGiven(PlaceSeries series, List<NamedCsvRecord> given, int from) {
    PlaceScans scans = PlaceScans.of(series, GIVEN);
    OwnNoise own = OwnNoise.of(series, GIVEN, scans);
    ScanTail common = new ScanTail(series.periods());
    ScanTail other = new ScanTail(series.periods());
    double[] p = new double[2];
    for (int i = 0; i < DetectorWorld.PLACES; i++) {
      NamedCsvRecord row = given.get(from + i);
      String what = row.toString();
      scans.giveTo(common, i);
      own.reaching(i, common, other, p);
      onset.verdict((int) Reference.number(row, "onset_index"), scans.onset()[i], what);
      scan.number(Reference.number(row, "z_max"), scans.up()[i], what);
      scan.number(Reference.number(row, "information"), scans.information()[i], what);
      scan.number(Reference.number(row, "rss"), scans.residualSquares()[i], what);
      scanTail.number(Reference.number(row, "p_scan"), common.reaching(scans.up()[i]), what);
      scanTail.number(Reference.number(row, "p_own_noise_up"), p[0], what);
      scanTail.number(Reference.number(row, "p_own_noise_down"), p[1], what);
    }
  }

  private void compareEstimated(DetectorWorld world, int k, int[] pooled) {
    ChangeFit fit = ChangeFit.of(world.series(k));
    NamedCsvRecord indicator = world.indicators.get(k);
    noise.number(Reference.number(indicator, "rho"), fit.noise().rho(), 0.6, "rho of " + k);
    noise.number(Reference.number(indicator, "tau_w"), fit.noise().deviation(), "tau of " + k);
    double[] s2 = world.pooledVariance(k);
    LevelScores scores = LevelScores.ofValues(world.pooledScore(k), s2);
    LevelFit fitted =
        LevelFit.crossFitted(
            scores, world.design, DetectorWorld.COLUMNS, world.fold, DetectorWorld.FOLDS);
    level.number(
        Reference.number(indicator, "tau2_level"), fitted.tau2(), "tau² of the levels of " + k);
    double[] pFar = LastingExcess.p(scores, fitted, fit.noise(), pooled, 0);
    for (int i = 0; i < DetectorWorld.PLACES; i++) {
      NamedCsvRecord row = world.detected(k, i);
      String what = row.toString();
      change.number(Reference.number(row, "p_change"), fit.p()[i], 1e-5, what);
      level.number(Reference.number(row, "z_level"), fitted.z()[i], 1, what);
      far.number(Reference.number(row, "p_far"), pFar[i], 1e-5, what);
    }
  }
}
