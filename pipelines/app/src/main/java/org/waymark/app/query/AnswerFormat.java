package org.waymark.app.query;

/** The forms in which an answer can be had. */
public enum AnswerFormat {
  /** A table for eyes. */
  table,
  /** Comma-separated values with a header. */
  csv,
  /** A JSON array of objects. */
  json,
  /** A Parquet file. */
  parquet
}
