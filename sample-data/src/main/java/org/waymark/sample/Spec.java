package org.waymark.sample;

import java.util.List;

/**
 * How the numbers of one indicator arise. Effects are on its score's scale: log for rates and
 * counts, logit for proportions, units for values.
 *
 * @param covariates coefficients of standardised population, deprivation, rurality, share over 65
 * @param hidden standard deviation between places that no covariate explains
 * @param noise standard deviation of a place's period noise, AR(1) with {@link #RHO}
 */
record Spec(
    String id,
    String mission,
    String type,
    String period,
    String measure,
    double base,
    double trend,
    double season,
    List<Double> covariates,
    double hidden,
    double noise) {

  static final double RHO = .4;

  /** Every indicator that feeds carry, in the order of the resource. */
  static List<Spec> all() {
    return Csv.table("indicators.txt").stream().map(Spec::of).toList();
  }

  /** The indicator of that id. */
  static Spec named(String id) {
    return all().stream().filter(spec -> spec.id().equals(id)).findFirst().orElseThrow();
  }

  private static Spec of(List<String> row) {
    return new Spec(
        row.get(0),
        row.get(1),
        row.get(2),
        row.get(3),
        row.get(4),
        Double.parseDouble(row.get(5)),
        Double.parseDouble(row.get(6)),
        Double.parseDouble(row.get(7)),
        row.subList(8, 12).stream().map(Double::valueOf).toList(),
        Double.parseDouble(row.get(12)),
        Double.parseDouble(row.get(13)));
  }
}
