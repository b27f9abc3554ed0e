package org.waymark.jobs;

/** Receives a run's progress, from any thread. */
public interface RunListener {
  /**
   * A stage begins: {@code inventory}, {@code ingest and analyse}, {@code check}, {@code publish}.
   */
  void stage(String name);

  /** Totals so far; {@code rowsExpected} is 0 while it is not known. */
  void rows(long rowsRead, long rowsRejected, long rowsExpected);
}
