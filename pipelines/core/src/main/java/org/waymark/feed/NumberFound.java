package org.waymark.feed;

import java.util.Optional;

/** A number of a row, or that there is none, or why it is refused. */
record NumberFound(double number, boolean missing, Optional<Refusal> refusal) {
  static final NumberFound MISSING = new NumberFound(Double.NaN, true, Optional.empty());

  static NumberFound of(double number) {
    return new NumberFound(number, false, Optional.empty());
  }

  static NumberFound refused(String reason, String field, String detail) {
    return refused(new Refusal(reason, field, detail));
  }

  static NumberFound refused(Refusal refusal) {
    return new NumberFound(Double.NaN, false, Optional.of(refusal));
  }
}
