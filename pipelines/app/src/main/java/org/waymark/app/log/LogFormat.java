package org.waymark.app.log;

import java.util.Locale;

/** How log lines are written. */
public enum LogFormat {
  /** A line for people. */
  TEXT,
  /** A JSON object a line for machines. */
  JSON;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
