package org.waymark.app.query;

import java.util.Locale;

/** The forms in which a difference can be had. */
public enum DiffFormat {
  /** Three sentences and tables, for people. */
  TEXT,
  /** A JSON object. */
  JSON,
  /** Comma-separated values, a change a row. */
  CSV;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
