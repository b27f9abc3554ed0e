package org.waymark.dashboards.process;

/** The process ended, or was ended, before it had answered. */
public final class ProcessEnded extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a process is there no more. */
  public enum Cause {
    /** It took longer than it may, and was killed. */
    TIME,
    /** It took more memory than it may, and was killed. */
    MEMORY,
    /** It began an answer that is longer than it may be, and was killed. */
    LENGTH,
    /** It ended by itself: by a fault of native code, or as the system gave it no more memory. */
    CRASH
  }

  private final Cause reason;

  ProcessEnded(Cause reason) {
    super("the process ended: " + reason);
    this.reason = reason;
  }

  /** Why. */
  public Cause reason() {
    return reason;
  }
}
