package org.waymark.statistics;

import java.util.Arrays;

/**
 * The steps of every place at a few onsets: what is needed to read several indicators of one place
 * together ({@link JointStep}). A step that begins at an onset without a value is the step at the
 * next value.
 *
 * <p>Arrays of steps are place × onset; NaN where a place has no candidate onset there.
 *
 * @param onsets periods of the series at which a step may begin, ascending
 * @param z contrast of the step over its moderated standard deviation, standard normal where there
 *     is none; up is good
 * @param root square root of the information on the step, so that the step is {@code z / root}
 * @param next correlation of the contrast with that at the next onset
 * @param common by place: square root of the share of the contrast's variance that period noise
 *     makes, 0 to 1; the rest is sampling error, which other indicators do not share
 */
public record PlaceSteps(int[] onsets, float[] z, float[] root, float[] next, float[] common) {

  /** No place at all. */
  public static final PlaceSteps NONE =
      new PlaceSteps(new int[0], new float[0], new float[0], new float[0], new float[0]);

  /** Room for the steps of places, all unknown. */
  public static PlaceSteps ofSize(int places, int[] onsets) {
    int cells = Math.multiplyExact(places, onsets.length);
    return new PlaceSteps(
        onsets.clone(), unknown(cells), unknown(cells), unknown(cells), unknown(places));
  }

  private static float[] unknown(int length) {
    float[] column = new float[length];
    Arrays.fill(column, Float.NaN);
    return column;
  }

  /** Number of places. */
  public int places() {
    return common.length;
  }

  /** Notes the steps of a place from a scan that was just run on it. */
  void note(int place, StepScan scan) {
    double[] correlation = scan.correlations();
    int candidate = 0;
    int later = -1;
    for (int g = onsets.length - 1; g >= 0; g--) {
      // Candidates run from the latest onset to the earliest.
      while (candidate + 1 < scan.candidates() && scan.onset(candidate + 1) >= onsets[g]) {
        candidate++;
      }
      if (scan.candidates() == 0
          || scan.onset(candidate) < onsets[g]
          || onsets[g] < scan.onset(scan.candidates() - 1)) {
        continue;
      }
      int at = place * onsets.length + g;
      z[at] = (float) scan.contrast(candidate);
      root[at] = (float) Math.sqrt(scan.information(candidate));
      next[at] = 0;
      if (later >= 0) {
        double between = 1;
        for (int c = later; c < candidate; c++) {
          between *= correlation[c];
        }
        next[at] = (float) between;
      }
      later = candidate;
    }
  }

  /**
   * Allows for a place's own dispersion and says how much of its contrasts is period noise.
   *
   * @param ratio its standard deviation over that of the common noise
   * @param sampling mean sampling variance of its scores
   */
  void moderate(int place, double ratio, double sampling, PeriodNoise noise) {
    for (int g = 0; g < onsets.length; g++) {
      z[place * onsets.length + g] /= (float) ratio;
      root[place * onsets.length + g] /= (float) ratio;
    }
    // Over many periods noise that hangs together counts (1 + rho)/(1 - rho) times.
    double period = noise.variance() * (1 + noise.rho()) / (1 - noise.rho());
    common[place] = period == 0 ? 0 : (float) Math.sqrt(period / (period + sampling));
  }

  /** Takes the steps of a place from others at the same onsets. */
  public void copy(PlaceSteps from, int place, int to) {
    System.arraycopy(from.root, place * onsets.length, root, to * onsets.length, onsets.length);
    System.arraycopy(from.z, place * onsets.length, z, to * onsets.length, onsets.length);
    System.arraycopy(from.next, place * onsets.length, next, to * onsets.length, onsets.length);
    common[to] = from.common[place];
  }

  /** The same with the places at these positions among more, the others unknown. */
  PlaceSteps spread(int[] positions, int places) {
    PlaceSteps wide = ofSize(places, onsets);
    for (int i = 0; i < positions.length; i++) {
      int from = i * onsets.length;
      int to = positions[i] * onsets.length;
      System.arraycopy(z, from, wide.z, to, onsets.length);
      System.arraycopy(root, from, wide.root, to, onsets.length);
      System.arraycopy(next, from, wide.next, to, onsets.length);
      wide.common[positions[i]] = common[i];
    }
    return wide;
  }
}
