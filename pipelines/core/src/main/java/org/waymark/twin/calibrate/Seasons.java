package org.waymark.twin.calibrate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.twin.model.Model;

/**
 * Levels of the seasons that a model leaves to be estimated: the mean ratio of a published flow to
 * its mean over a year around it, drawn towards 1 as if one more year had no season.
 */
public final class Seasons {
  private Seasons() {}

  /** Levels by season, from the model's first period on. */
  public static SortedMap<String, double[]> estimate(Model model, History history) {
    SortedMap<String, double[]> levels = new TreeMap<>();
    int perYear = (int) Math.rint(model.clock().perYear());
    for (String season : model.seasons().keySet()) {
      double[] given = model.seasons().get(season);
      if (given == null || given.length > 0 || perYear < 2) {
        continue;
      }
      for (int o = 0; o < model.observed().size(); o++) {
        boolean same = ObservedSeries.of(model, o).filter(s -> s.id().equals(season)).isPresent();
        if (same) {
          levels.put(
              season, levels(model, history.of(model.observed().get(o).indicator()), perYear));
        }
      }
    }
    return levels;
  }

  private static double[] levels(Model model, SortedMap<Period, Double> values, int perYear) {
    double[] sum = new double[perYear];
    double[] count = new double[perYear];
    for (Map.Entry<Period, Double> one : values.entrySet()) {
      double around = 0;
      boolean whole = true;
      for (int k = -perYear / 2; k <= perYear / 2; k++) {
        Double value = values.get(one.getKey().plus(k));
        double weight = Math.abs(k) == perYear / 2 && perYear % 2 == 0 ? 0.5 : 1;
        whole &= value != null;
        around += value == null ? 0 : weight * value / perYear;
      }
      if (whole && around > 0) {
        int at = Math.floorMod(model.clock().index(one.getKey()), perYear);
        sum[at] += one.getValue() / around;
        count[at]++;
      }
    }
    double mean = 0;
    for (int s = 0; s < perYear; s++) {
      sum[s] = (sum[s] + 1) / (count[s] + 1);
      mean += sum[s] / perYear;
    }
    for (int s = 0; s < perYear; s++) {
      sum[s] /= mean;
    }
    return sum;
  }
}
