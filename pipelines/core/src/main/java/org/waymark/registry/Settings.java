package org.waymark.registry;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What {@code waymark.yaml} says.
 *
 * @param disclosure rule for small numbers: {@code none}, {@code nhs-hes}, {@code tre-10} or {@code
 *     threshold-N}
 * @param runner {@code direct} or {@code flink}; empty: the default
 * @param out where outputs go, relative to the workspace, unless the command says otherwise
 * @param maxRejectedShare a run with a larger share of rejected rows is not published; empty: no
 *     gate
 * @param coverage share of the usual volume from which a period of an aggregate is complete
 */
public record Settings(
    String disclosure,
    Optional<String> runner,
    Optional<String> out,
    OptionalDouble maxRejectedShare,
    double coverage) {

  /** Share of the usual volume from which a period is complete where the file is silent. */
  public static final double COVERAGE = 0.95;

  /** Settings with the usual coverage. */
  public Settings(
      String disclosure,
      Optional<String> runner,
      Optional<String> out,
      OptionalDouble maxRejectedShare) {
    this(disclosure, runner, out, maxRejectedShare, COVERAGE);
  }

  /** What holds where the file is silent. */
  public static Settings defaults() {
    return new Settings("none", Optional.empty(), Optional.empty(), OptionalDouble.empty());
  }
}
