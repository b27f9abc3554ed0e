package org.waymark.panel;

/**
 * How much of a period has usually arrived, by how many more periods have ended since.
 *
 * @param settlesAfter how many more periods must have ended until a period is complete; 0: nothing
 *     shows that any is incomplete once it has ended
 * @param usual share that has usually arrived, above 0 to 1: at first, after one more period, and
 *     so on
 */
public record Completeness(int settlesAfter, double[] usual) {

  /** Nothing shows that periods grow. */
  public static final Completeness UNKNOWN = new Completeness(0, new double[0]);

  /** Whether anything shows that the latest periods grow. */
  public boolean isKnown() {
    return settlesAfter > 0;
  }
}
