package org.waymark.statistics;

import java.util.Arrays;

/**
 * How many things have ended in each of several ways after a time, where an end of one way keeps
 * the others from happening (Aalen and Johansen 1978).
 *
 * @param times at which something ended in any way, ascending
 * @param open share still open after each time
 * @param ended by way, then by time: share that ended so by then
 * @param error standard error of {@code ended}, from what each thing adds to it
 */
public record CumulativeIncidence(
    double[] times, double[] open, double[][] ended, double[][] error) {

  /**
   * The curves of some times.
   *
   * @param seen time at which each thing ended or was last seen
   * @param way in which it ended, from 1; 0: still open
   * @param ways how many there are
   */
  public static CumulativeIncidence of(double[] seen, int[] way, int ways) {
    int n = seen.length;
    double[] times = Arrays.stream(seen).sorted().distinct().toArray();
    double[] open = new double[times.length];
    double[][] ended = new double[ways][times.length];
    double[][] error = new double[ways][times.length];
    double share = 1;
    double[] so = new double[ways];
    double[] openInfluence = new double[n];
    double[][] influence = new double[ways][n];
    for (int t = 0; t < times.length; t++) {
      double time = times[t];
      long there = Arrays.stream(seen).filter(s -> s >= time).count();
      double[] hazard = new double[ways];
      for (int i = 0; i < n; i++) {
        if (seen[i] == time && way[i] > 0) {
          hazard[way[i] - 1] += 1.0 / there;
        }
      }
      double any = Arrays.stream(hazard).sum();
      for (int i = 0; i < n; i++) {
        double left = 0;
        for (int k = 0; k < ways; k++) {
          double event = seen[i] == time && way[i] == k + 1 ? 1 : 0;
          double change = (event - (seen[i] >= time ? hazard[k] : 0)) / there;
          influence[k][i] += openInfluence[i] * hazard[k] + share * change;
          left += change;
        }
        openInfluence[i] = openInfluence[i] * (1 - any) - share * left;
      }
      for (int k = 0; k < ways; k++) {
        so[k] += share * hazard[k];
        ended[k][t] = so[k];
        error[k][t] = Math.sqrt(Arrays.stream(influence[k]).map(v -> v * v).sum());
      }
      share *= 1 - any;
      open[t] = share;
    }
    return new CumulativeIncidence(times, open, ended, error);
  }
}
