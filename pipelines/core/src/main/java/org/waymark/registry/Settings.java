package org.waymark.registry;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What {@code waymark.yaml} says.
 *
 * @param disclosure rule for small numbers: {@code none}, {@code nhs-hes}, {@code tre-10} or {@code
 *     threshold-N}
 * @param runner {@code direct} or {@code flink}; empty: the default
 * @param out where outputs go, relative to the workspace, unless the command says otherwise
 * @param gates what keeps a run from being published
 * @param protectPercent what a reader can work out of a hidden number lies at least that far from
 *     it, in percent; 0: only as far as the rule itself asks
 * @param coverage share of the usual volume from which a period of an aggregate is complete
 * @param keep how many dates stay published; empty: all
 */
public record Settings(
    String disclosure,
    Optional<String> runner,
    Optional<String> out,
    Gates gates,
    double protectPercent,
    double coverage,
    OptionalInt keep) {

  /** Share of the usual volume from which a period is complete where the file is silent. */
  public static final double COVERAGE = 0.95;

  /** Settings that ask for nothing beyond the rule, with a gate for rejected rows alone. */
  public Settings(
      String disclosure,
      Optional<String> runner,
      Optional<String> out,
      OptionalDouble maxRejectedShare) {
    this(
        disclosure,
        runner,
        out,
        Gates.ofRejected(maxRejectedShare),
        0,
        COVERAGE,
        OptionalInt.empty());
  }

  /** A run with a larger share of rejected rows is not published; empty: no gate. */
  public OptionalDouble maxRejectedShare() {
    return gates.rejectedShare();
  }

  /** What holds where the file is silent. */
  public static Settings defaults() {
    return new Settings("none", Optional.empty(), Optional.empty(), OptionalDouble.empty());
  }
}
