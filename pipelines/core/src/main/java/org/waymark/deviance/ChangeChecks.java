package org.waymark.deviance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.statistics.PeriodNoise;
import org.waymark.statistics.PlaceSeries;
import org.waymark.statistics.Quantiles;
import org.waymark.statistics.StepScan;

/**
 * Measures the step of a place otherwise, at the onset that was found: against the places whose
 * circumstances are most alike, against a third of its type, without its latest period.
 */
final class ChangeChecks {

  private static final int LEAST_IN_BLOCK = 5;

  private final PlaceSeries series;
  private final PeriodNoise noise;
  private final Optional<Circumstances> circumstances;
  private final double[][] blockMedians;
  private final StepScan scan;

  /**
   * For the places of a type.
   *
   * @param series centred, as they were asked
   * @param places of the series
   * @param indicator whose covariates make places alike
   */
  ChangeChecks(PlaceSeries series, PeriodNoise noise, List<Place> places, Indicator indicator) {
    this.series = series;
    this.noise = noise;
    circumstances =
        indicator.expectFrom().isEmpty()
            ? Optional.empty()
            : Optional.of(Circumstances.of(indicator, places));
    scan = new StepScan(series.periods());
    int[] block = LevelChecks.blocks(places);
    blockMedians = new double[Checks.BLOCKS][];
    for (int b = 0; b < Checks.BLOCKS; b++) {
      int one = b;
      int[] of = IntStream.range(0, block.length).filter(i -> block[i] == one).toArray();
      blockMedians[b] = of.length < LEAST_IN_BLOCK ? new double[0] : medians(of);
    }
  }

  /**
   * What becomes of a step.
   *
   * @param onset period at which it was found
   * @param found its size
   */
  Checks of(int place, int onset, double found) {
    double nearest = Double.NaN;
    int nearestPlaces = 0;
    if (circumstances.isPresent()) {
      int[] near = Checks.nearest(circumstances.get().from(place));
      if (near.length >= PeerGroup.LEAST_PEERS) {
        nearestPlaces = near.length;
        nearest = step(place, onset, medians(near), series.periods());
      }
    }
    int held = 0;
    for (int b = 0; b < Checks.BLOCKS && held >= 0; b++) {
      double alone =
          blockMedians[b].length == 0
              ? Double.NaN
              : step(place, onset, blockMedians[b], series.periods());
      held = Double.isNaN(alone) ? -1 : held + (Checks.holds(alone, found) ? 1 : 0);
    }
    int latest = series.periods() - 1;
    while (latest > 0 && Double.isNaN(series.score()[place * series.periods() + latest])) {
      latest--;
    }
    double before = step(place, onset, new double[series.periods()], latest);
    return new Checks(nearest, nearestPlaces, Double.NaN, Double.NaN, "", before, held);
  }

  /** Medians of the scores of some places, by period; 0 where none has one. */
  private double[] medians(int[] of) {
    int periods = series.periods();
    double[] medians = new double[periods];
    double[] column = new double[of.length];
    for (int t = 0; t < periods; t++) {
      int count = 0;
      for (int i : of) {
        double score = series.score()[i * periods + t];
        if (!Double.isNaN(score)) {
          column[count++] = score;
        }
      }
      medians[t] = count == 0 ? 0 : Quantiles.median(column, count);
    }
    return medians;
  }

  /** The step of a place at an onset, less what others did, in its first so many periods. */
  private double step(int place, int onset, double[] others, int periods) {
    int all = series.periods();
    double[] score = Arrays.copyOfRange(series.score(), place * all, (place + 1) * all);
    for (int t = 0; t < all; t++) {
      score[t] = t < periods ? score[t] - others[t] : Double.NaN;
    }
    double[] variance = Arrays.copyOfRange(series.variance(), place * all, (place + 1) * all);
    scan.scan(new PlaceSeries(all, score, variance), 0, noise);
    for (int candidate = 0; candidate < scan.candidates(); candidate++) {
      if (scan.onset(candidate) == onset) {
        return scan.contrast(candidate) / Math.sqrt(scan.information(candidate));
      }
    }
    return Double.NaN;
  }
}
