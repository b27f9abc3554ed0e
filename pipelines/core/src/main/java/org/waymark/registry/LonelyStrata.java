package org.waymark.registry;

/**
 * What a stratum adds to a variance when only one unit was drawn in it, so that it shows no spread
 * of its own. A stratum that was taken whole adds nothing under any of them.
 */
public enum LonelyStrata {
  /** Its full distance from the centre of the whole sample: on the safe side. */
  ADJUST,
  /** Nothing, as if it were not there. */
  REMOVE,
  /** Nothing, because its unit was certain to be drawn. */
  CERTAINTY,
  /** What the other strata add on average. */
  AVERAGE,
  /** There is no standard error. */
  FAIL
}
