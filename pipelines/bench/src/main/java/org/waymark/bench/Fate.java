package org.waymark.bench;

/** What becomes of a generated row when it is read. */
enum Fate {
  /** It is accepted. */
  READABLE,
  /** Its place is not in {@code places.csv}. */
  UNKNOWN_PLACE,
  /** Its numerator is below zero. */
  NEGATIVE_NUMERATOR,
  /** Its numerator is not a number. */
  GARBAGE_NUMERATOR,
  /** Its numerator is above its denominator, of which it should be a part. */
  NUMERATOR_ABOVE_DENOMINATOR
}
