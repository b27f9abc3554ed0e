package org.waymark.registry;

/** What kind of number an indicator is; it decides how values are made, pooled and compared. */
public enum Measure {
  /** Numerator of a denominator, a share from 0 to 1. Aggregate: sum over sum. */
  PROPORTION,
  /** Events per {@code per} of a denominator. Aggregate: sum over sum. */
  RATE,
  /** A number of events. Aggregate: sum. */
  COUNT,
  /** A mean with its standard error or n. Aggregate: n-weighted mean. */
  MEAN,
  /** Nothing but itself. No aggregate. */
  VALUE
}
