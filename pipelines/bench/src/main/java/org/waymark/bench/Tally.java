package org.waymark.bench;

import java.util.stream.Stream;

/**
 * How many rows a workload holds, and what a right reader makes of them.
 *
 * @param rows rows in all files, headers excluded
 * @param accepted rows that are to be accepted
 * @param unknownPlace rows to be refused for a place that does not exist
 * @param negativeNumerator rows to be refused for a numerator below zero
 * @param garbageNumerator rows to be refused for a numerator that is no number
 * @param numeratorAboveDenominator rows to be refused for a proportion above one
 * @param observations cells that are left after revisions
 */
public record Tally(
    long rows,
    long accepted,
    long unknownPlace,
    long negativeNumerator,
    long garbageNumerator,
    long numeratorAboveDenominator,
    long observations) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

  /** Rows that are to be refused. */
  public long rejected() {
    return unknownPlace + negativeNumerator + garbageNumerator + numeratorAboveDenominator;
  }

  Tally plus(Tally other) {
    return new Tally(
        rows + other.rows,
        accepted + other.accepted,
        unknownPlace + other.unknownPlace,
        negativeNumerator + other.negativeNumerator,
        garbageNumerator + other.garbageNumerator,
        numeratorAboveDenominator + other.numeratorAboveDenominator,
        observations + other.observations);
  }

  static Tally sum(Stream<Tally> tallies) {
    return tallies.reduce(NOTHING, Tally::plus);
  }
}
