package org.waymark.registry;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something in a workspace that is wrong, or probably not meant.
 *
 * @param file path relative to the workspace
 * @param line counted from 1
 * @param column in characters, counted from 1
 * @param what what is wrong, in words that stand alone
 * @param expected what would be right
 * @param suggestion what was probably meant, as it would be written in the file
 */
public record Problem(
    String file,
    int line,
    int column,
    Severity severity,
    String what,
    String expected,
    Optional<String> suggestion)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::what)
          .thenComparing(Problem::expected)
          .thenComparing(problem -> problem.suggestion().orElse(""));

  /** Whether the workspace cannot be used because of it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /**
   * The problem on one line, as compilers write it: {@code missions/health.yaml:14:9: no indicator
   * `ae-witin-4h`; did you mean `ae-within-4h`?}
   */
  public String rendered() {
    String mend =
        suggestion.map(word -> "; did you mean `" + word + "`?").orElse("; expected " + expected);
    String warning = isError() ? "" : "warning: ";
    return file + ":" + line + ":" + column + ": " + warning + what + mend;
  }

  /** By file, then position. */
  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
