package org.waymark.jobs;

import org.waymark.transforms.LiveCounts;

/** Reports the number of rows read to a listener, a few times a second. */
final class LiveProgress implements AutoCloseable {
  private static final long PAUSE_MILLIS = 250;
  private final RunListener listener;
  private final long expected;
  private final Thread teller;

  LiveProgress(RunListener listener, long expected) {
    this.listener = listener;
    this.expected = expected;
    this.teller = new Thread(this::tell, "progress");
    teller.setDaemon(true);
  }

  void start() {
    LiveCounts.reset();
    teller.start();
  }

  private void tell() {
    try {
      while (true) {
        listener.rows(LiveCounts.read(), LiveCounts.rejected(), expected);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException done) {
      listener.rows(LiveCounts.read(), LiveCounts.rejected(), expected);
    }
  }

  @Override
  public void close() {
    teller.interrupt();
    try {
      teller.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
