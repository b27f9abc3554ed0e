package org.waymark.app.query;

import java.util.Locale;

/** The forms in which a listing can be had. */
public enum ListingFormat {
  /** A table for eyes. */
  TABLE,
  /** Comma-separated values with a header. */
  CSV;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
