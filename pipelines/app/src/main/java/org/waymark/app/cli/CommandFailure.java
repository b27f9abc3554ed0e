package org.waymark.app.cli;

import java.util.List;

/** A command that failed for a reason that its user can fix. */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final List<String> details;

  /**
   * A failure with its reason.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message one line: what is wrong and what to do
   * @param details further lines
   */
  public CommandFailure(int exitCode, String message, List<String> details) {
    super(message);
    this.exitCode = exitCode;
    this.details = List.copyOf(details);
  }

  /** A failure that one line explains. */
  public CommandFailure(int exitCode, String message) {
    this(exitCode, message, List.of());
  }

  /** Exit code of the command. */
  public int exitCode() {
    return exitCode;
  }

  /** Further lines for the user. */
  public List<String> details() {
    return details;
  }
}
