package org.waymark.publish;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that failed for a reason that its user can fix. */
public final class RunFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Class of the reason; each has its exit code. */
  public enum Kind {
    /** Wrong registry or usage. */
    REGISTRY(2),
    /** A quality gate refused to publish. */
    GATE(3),
    /** Another run holds the lock. */
    LOCKED(4),
    /** An input is missing. */
    INPUT_MISSING(5),
    /** The tables are published, but something that follows could not be written. */
    PUBLISHED(6),
    /** The runner could not finish, for want of memory, slots or a cluster. */
    ENGINE(7),
    /** The output folder cannot be written. */
    OUTPUT(2);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Exit code of the command. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;
  private final List<String> details;
  private final transient @Nullable RunOutcome outcome;

  /**
   * A failure with its reason.
   *
   * @param message one line: what is wrong and what to do
   * @param details further lines, such as every problem of a registry
   */
  public RunFailure(Kind kind, String message, List<String> details) {
    super(message);
    this.kind = kind;
    this.details = List.copyOf(details);
    this.outcome = null;
  }

  /**
   * A gate that refused to publish what was counted.
   *
   * @param outcome what would have been published
   */
  public RunFailure(RunOutcome outcome, String message, List<String> details) {
    super(message);
    this.kind = Kind.GATE;
    this.details = List.copyOf(details);
    this.outcome = outcome;
  }

  /** What was counted before a gate refused to publish it. */
  public Optional<RunOutcome> counted() {
    return Optional.ofNullable(outcome);
  }

  /** Class of the reason. */
  public Kind kind() {
    return kind;
  }

  /** Further lines for the user. */
  public List<String> details() {
    return details;
  }
}
