package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Synthetic difference in differences (Arkhangelsky, Athey, Hirshberg, Imbens and Wager 2021):
 * donors are weighted so that their mix moved as the changed places did before, and periods before
 * so that they say most about the donors' periods after.
 *
 * @param effect mean after less the weighted mean before, of the gap to the mix of donors
 * @param donors weight of each donor
 * @param periods weight of each period before
 */
public record SyntheticComparison(double effect, double[] donors, double[] periods) {

  private static final double LITTLE = 1e-6;

  /**
   * Compares the mean of changed places with donors.
   *
   * @param changed mean of the changed places by period, complete
   * @param places how many changed places the mean is of
   * @param donors donors × periods, complete
   * @param before periods before; the rest are after
   * @return none with under two donors, under two periods before, none after, or where no donor
   *     moves
   */
  public static Optional<SyntheticComparison> of(
      double[] changed, int places, double[][] donors, int before) {
    int n = donors.length;
    int after = changed.length - before;
    if (n < 2 || before < 2 || after < 1) {
      return Optional.empty();
    }
    double sigma = moves(donors, before);
    if (!(sigma > 0)) {
      return Optional.empty();
    }
    double zeta = Math.pow((double) places * after, 0.25) * sigma;
    double[][] past = new double[n][];
    Arrays.setAll(past, j -> Arrays.copyOf(donors[j], before));
    double[] weights = SimplexWeights.of(past, Arrays.copyOf(changed, before), zeta, true);
    double[][] byPeriod = new double[before][n];
    double[] later = new double[n];
    for (int j = 0; j < n; j++) {
      for (int t = 0; t < before; t++) {
        byPeriod[t][j] = donors[j][t];
      }
      later[j] = Arrays.stream(donors[j], before, changed.length).sum() / after;
    }
    double[] periods = SimplexWeights.of(byPeriod, later, LITTLE * sigma, true);
    double effect = 0;
    for (int t = 0; t < changed.length; t++) {
      double mix = 0;
      for (int j = 0; j < n; j++) {
        mix += weights[j] * donors[j][t];
      }
      effect += (t < before ? -periods[t] : 1.0 / after) * (changed[t] - mix);
    }
    return Optional.of(new SyntheticComparison(effect, weights, periods));
  }

  /** Standard deviation of the donors' changes from period to period. */
  private static double moves(double[][] donors, int before) {
    int n = donors.length * (before - 1);
    double[] all = new double[n];
    int at = 0;
    for (double[] row : donors) {
      for (int t = 1; t < before; t++) {
        all[at++] = row[t] - row[t - 1];
      }
    }
    double mean = Arrays.stream(all).sum() / n;
    return n < 2
        ? 0
        : Math.sqrt(Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum() / (n - 1));
  }
}
