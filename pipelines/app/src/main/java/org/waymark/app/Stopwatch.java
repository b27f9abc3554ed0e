package org.waymark.app;

/** Time since the command began; shown, never used. */
record Stopwatch(long started) {
  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  long nanoseconds() {
    return System.nanoTime() - started;
  }
}
