package org.waymark.app.status;

import java.util.Locale;

/** The forms in which a state of health can be had. */
public enum StatusFormat {
  /** Lines for people. */
  TEXT,
  /** A JSON object on one line. */
  JSON,
  /** Prometheus' text format. */
  PROMETHEUS;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
