package org.waymark.twin.simulate;

import java.util.Arrays;
import java.util.List;
import org.waymark.twin.model.Model;

/** What came of a simulation: values of each shown variable by period and draw. */
public final class Trajectories {
  private final Model model;
  private final List<String> watched;
  private final double[][][] kept;
  private final boolean[] clipped;
  private final int[] broken;

  Trajectories(
      Model model, List<String> watched, double[][][] kept, boolean[] clipped, int[] broken) {
    this.model = model;
    this.watched = List.copyOf(watched);
    this.kept = kept;
    this.clipped = clipped;
    this.broken = broken;
  }

  /** Values of an observed variable in a period, by draw. */
  public double[] observed(int position, int period) {
    return kept[position][period];
  }

  /** Values of a watched variable in a period, by draw. */
  public double[] watched(String id, int period) {
    return kept[model.observed().size() + watched.indexOf(id)][period];
  }

  /** Share of draws in which an outflow was cut to what was there. */
  public double clippedShare() {
    int count = 0;
    for (boolean one : clipped) {
      count += one ? 1 : 0;
    }
    return count / (double) clipped.length;
  }

  /** Share of draws with a value that is not finite. */
  public double brokenShare() {
    return Arrays.stream(broken).filter(period -> period > 0).count() / (double) broken.length;
  }

  /** The first draw with a value that is not finite; −1 where there is none. */
  public int firstBroken() {
    for (int i = 0; i < broken.length; i++) {
      if (broken[i] > 0) {
        return i;
      }
    }
    return -1;
  }

  /** The period in which that draw breaks, counted from 0. */
  public int brokenIn(int draw) {
    return broken[draw] - 1;
  }

  /** The variable that is not finite in a draw and period, in words. */
  public String brokenVariable(int draw) {
    int period = brokenIn(draw);
    for (int k = 0; k < kept.length; k++) {
      if (!Double.isFinite(kept[k][period][draw])) {
        return k < model.observed().size()
            ? model.observed().get(k).shown().text()
            : watched.get(k - model.observed().size());
      }
    }
    return "";
  }
}
