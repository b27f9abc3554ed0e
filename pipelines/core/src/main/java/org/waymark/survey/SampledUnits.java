package org.waymark.survey;

/**
 * How the respondents of a survey were drawn, a row each. Columns that a survey does not have are
 * empty arrays.
 *
 * @param stratum the layer in which a unit was drawn; none: one layer
 * @param cluster the unit that was drawn, such as a ward; the same name in two strata is two
 *     clusters; none: each respondent is one
 * @param second the unit that was drawn within the cluster; none: all of a cluster, or respondents
 * @param population units in the stratum, or the sampled share of them where no number of the
 *     column is above 1; none: drawn with replacement
 * @param secondPopulation the same of the units within a cluster
 */
public record SampledUnits(
    int size,
    String[] stratum,
    String[] cluster,
    String[] second,
    double[] population,
    double[] secondPopulation) {

  private static final String[] NO_TEXTS = {};
  private static final double[] NO_NUMBERS = {};

  /** Respondents drawn one by one, with replacement, from one layer. */
  public static SampledUnits independent(int size) {
    return new SampledUnits(size, NO_TEXTS, NO_TEXTS, NO_TEXTS, NO_NUMBERS, NO_NUMBERS);
  }

  /** The same drawn in those strata. */
  public SampledUnits inStrata(String[] names) {
    return new SampledUnits(size, names, cluster, second, population, secondPopulation);
  }

  /** The same drawn in those clusters. */
  public SampledUnits inClusters(String[] names) {
    return new SampledUnits(size, stratum, names, second, population, secondPopulation);
  }

  /** The same drawn without replacement from a population of units of that size. */
  public SampledUnits outOf(double[] sizes) {
    return new SampledUnits(size, stratum, cluster, second, sizes, secondPopulation);
  }

  /** The same with units drawn within clusters, out of so many; none: with replacement. */
  public SampledUnits within(String[] units, double[] sizes) {
    return new SampledUnits(size, stratum, cluster, units, population, sizes);
  }
}
