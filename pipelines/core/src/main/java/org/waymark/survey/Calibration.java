package org.waymark.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What is known of a population: how many it has in each category of some groupings, and totals of
 * numbers. Weights are fitted to it by raking (multiplying, which for groupings alone is iterative
 * proportional fitting, and for one grouping post-stratification) or linearly (adding, which can
 * make weights negative).
 */
public final class Calibration {

  /** How far weights may go. */
  public enum Distance {
    /** w·exp(λ·x): weights stay positive. */
    RAKING,
    /** w·(1 + λ·x): the regression estimator. */
    LINEAR
  }

  private final Distance distance;
  private final List<double[]> columns = new ArrayList<>();
  private final List<Double> totals = new ArrayList<>();
  private double people = Double.NaN;

  /** Nothing known yet. */
  public Calibration(Distance distance) {
    this.distance = distance;
  }

  /**
   * Adds a grouping.
   *
   * @param category of each row
   * @param population of each category
   * @throws DesignFault where a category has people and no respondent, or a respondent is of none
   */
  public Calibration margin(String[] category, Map<String, Double> population) {
    List<String> names = new ArrayList<>(population.keySet());
    Collections.sort(names);
    double sum = 0;
    double[] found = new double[names.size()];
    int first = columns.size();
    for (String name : names) {
      columns.add(new double[category.length]);
      double size = population.getOrDefault(name, 0.0);
      totals.add(size);
      sum += size;
    }
    for (int row = 0; row < category.length; row++) {
      int at = Collections.binarySearch(names, category[row]);
      if (at < 0) {
        throw new DesignFault("'" + category[row] + "' is no category of its margin");
      }
      columns.get(first + at)[row] = 1;
      found[at]++;
    }
    for (int c = 0; c < names.size(); c++) {
      if (found[c] == 0 && totals.get(first + c) > 0) {
        throw new DesignFault(
            "no respondent is in the category '" + names.get(c) + "' of a margin");
      }
    }
    if (Double.isNaN(people)) {
      people = sum;
    }
    return this;
  }

  /**
   * Adds a number.
   *
   * @param value of each row
   * @param total over the population
   */
  public Calibration total(double[] value, double total) {
    columns.add(value.clone());
    totals.add(total);
    return this;
  }

  /** Weights that meet all that is known, as near to the given ones as can be. */
  CalibratedWeights fit(double[] weights) {
    return CalibratedWeights.fit(
        weights,
        columns.toArray(double[][]::new),
        totals.stream().mapToDouble(t -> t).toArray(),
        people,
        distance);
  }
}
