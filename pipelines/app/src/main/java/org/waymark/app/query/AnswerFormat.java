package org.waymark.app.query;

import java.util.Locale;

/** The forms in which an answer can be had. */
public enum AnswerFormat {
  /** A table for eyes. */
  TABLE,
  /** Comma-separated values with a header. */
  CSV,
  /** A JSON array of objects. */
  JSON,
  /** A Parquet file. */
  PARQUET;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
