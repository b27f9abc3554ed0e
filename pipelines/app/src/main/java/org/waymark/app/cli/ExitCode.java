package org.waymark.app.cli;

/** The exit codes that schedulers rely on. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** Something inside went wrong that no user could have avoided. */
  public static final int INTERNAL = 1;

  /** Wrong usage or registry. */
  public static final int USAGE = 2;

  /** A quality gate stopped the publication. */
  public static final int GATE = 3;

  /** Another run holds the lock. */
  public static final int LOCKED = 4;

  /** An input is missing. */
  public static final int INPUT_MISSING = 5;

  /** The tables are published, but something that follows, such as the report, is not written. */
  public static final int PUBLISHED_BUT = 6;

  /** The runner could not finish, for want of memory, slots or a cluster. */
  public static final int RUNNER = 7;

  /** Nothing new: the same inputs are already published for this date. */
  public static final int NOTHING_NEW = 99;

  private ExitCode() {}
}
