package org.waymark.registry;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gates of a workspace: a run that fails one publishes nothing.
 *
 * @param rejectedShare largest share of rejected rows, from 0 to 1
 * @param filesGone how many files of a feed may be gone that the last published run read
 * @param rowsFewer largest share, from 0 to 1, by which the accepted rows of a feed may be fewer
 *     than in the last published run
 * @param olderThan of a feed by its id, how many days before the day of the run its latest period
 *     may have ended
 */
public record Gates(
    OptionalDouble rejectedShare,
    OptionalInt filesGone,
    OptionalDouble rowsFewer,
    SortedMap<String, Integer> olderThan) {

  /** No gate. */
  public static final Gates NONE = ofRejected(OptionalDouble.empty());

  /** A gate for rejected rows alone. */
  public static Gates ofRejected(OptionalDouble share) {
    return new Gates(share, OptionalInt.empty(), OptionalDouble.empty(), new TreeMap<>());
  }
}
