package org.waymark.themes;

import java.util.Locale;

/** What a report says about a theme: that it is well, that it is not, or what should be done. */
public enum Polarity {
  PRAISE,
  PROBLEM,
  SUGGESTION,
  /** None of these, as far as words tell. */
  NEUTRAL;

  /** The name in published tables. */
  public String published() {
    return name().toLowerCase(Locale.ROOT);
  }
}
