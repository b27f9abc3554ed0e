package org.waymark.statistics;

/**
 * The step scans of all places under one noise, place by place.
 *
 * @param up largest Z
 * @param down largest −Z
 * @param onset period at which the best step up begins
 * @param information on that step
 * @param residualSquares around the place's mean, before a step is taken off
 * @param logLikelihood restricted, with the step of largest |Z| taken off
 * @param correlation of neighbouring contrasts, place × periods, the first candidates − 1 count
 * @param candidates onsets looked at
 */
record PlaceScans(
    double[] up,
    double[] down,
    int[] onset,
    double[] information,
    double[] residualSquares,
    double[] logLikelihood,
    double[] correlation,
    int[] candidates) {

  /** Scans every place; each needs at least one candidate onset. */
  static PlaceScans of(PlaceSeries series, PeriodNoise noise) {
    return of(series, noise, PlaceSteps.NONE);
  }

  /**
   * The same, noting the steps at some onsets on the way.
   *
   * @param steps room for all places of the series, or {@link PlaceSteps#NONE}
   */
  static PlaceScans of(PlaceSeries series, PeriodNoise noise, PlaceSteps steps) {
    int n = series.places();
    int periods = series.periods();
    PlaceScans all =
        new PlaceScans(
            new double[n],
            new double[n],
            new int[n],
            new double[n],
            new double[n],
            new double[n],
            new double[n * periods],
            new int[n]);
    StepScan scan = new StepScan(periods);
    for (int i = 0; i < n; i++) {
      scan.scan(series, i, noise);
      if (steps.places() > 0) {
        steps.note(i, scan);
      }
      int best = scan.best();
      int worst = scan.worst();
      double up = scan.contrast(best);
      double down = -scan.contrast(worst);
      int largest = up >= down ? best : worst;
      double rss = scan.residualSquares();
      System.arraycopy(scan.correlations(), 0, all.correlation, i * periods, scan.candidates() - 1);
      all.up[i] = up;
      all.down[i] = down;
      all.onset[i] = scan.onset(best);
      all.information[i] = scan.information(best);
      all.residualSquares[i] = rss;
      all.logLikelihood[i] =
          -0.5
              * (scan.logDeterminants()
                  + Math.log(scan.information(largest))
                  + rss
                  - Math.max(up * up, down * down));
      all.candidates[i] = scan.candidates();
    }
    return all;
  }

  /** Makes a tail that of one place: how probable it is that its largest Z reaches a level. */
  void giveTo(ScanTail tail, int place) {
    int periods = correlation.length / up.length;
    tail.correlations(correlation, place * periods, candidates[place] - 1);
  }

  /** The larger of a place's clearest steps, up or down. */
  double clearest(int place) {
    return Math.max(up[place], down[place]);
  }
}
