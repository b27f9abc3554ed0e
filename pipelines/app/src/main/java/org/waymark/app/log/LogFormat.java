package org.waymark.app.log;

/** How log lines are written. */
public enum LogFormat {
  /** A line for people. */
  TEXT,
  /** A JSON object a line for machines. */
  JSON
}
