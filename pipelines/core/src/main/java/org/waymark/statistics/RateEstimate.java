package org.waymark.statistics;

import java.util.Optional;

/**
 * A rate with its interval, or why it has none. Never both, never neither.
 *
 * @param value the estimate; NaN where it would mislead
 * @param interval both ends in the units of the value
 * @param reason why there is no interval, in words for a reader
 */
public record RateEstimate(double value, Optional<Interval> interval, Optional<String> reason) {

  /** Refuses an estimate with both or neither. */
  public RateEstimate {
    if (interval.isPresent() == reason.isPresent()) {
      throw new IllegalArgumentException("either an interval or the reason for none");
    }
  }

  static RateEstimate of(double value, Interval interval) {
    return new RateEstimate(value, Optional.of(interval), Optional.empty());
  }

  static RateEstimate withheld(String reason) {
    return new RateEstimate(Double.NaN, Optional.empty(), Optional.of(reason));
  }
}
