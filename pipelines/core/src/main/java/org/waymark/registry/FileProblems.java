package org.waymark.registry;

import java.util.List;
import java.util.Optional;

/** Collects the problems of one file into the list that all files share. */
public final class FileProblems {
  private final String file;
  private final List<Problem> all;

  /** Problems of a file, collected into a list that files share. */
  public FileProblems(String file, List<Problem> all) {
    this.file = file;
    this.all = all;
  }

  /** Path relative to the workspace. */
  public String file() {
    return file;
  }

  /** The problems of another file, in the same list. */
  FileProblems in(String otherFile) {
    return new FileProblems(otherFile, all);
  }

  /** Something because of which the workspace cannot be used. */
  public void error(Position at, String what, String expected) {
    error(at, what, expected, Optional.empty());
  }

  /** The same, with what was probably meant. */
  public void error(Position at, String what, String expected, Optional<String> suggestion) {
    add(at, Severity.ERROR, what, expected, suggestion);
  }

  /** Something that was probably not meant. */
  public void warning(Position at, String what, String expected) {
    warning(at, what, expected, Optional.empty());
  }

  void warning(Position at, String what, String expected, Optional<String> suggestion) {
    add(at, Severity.WARNING, what, expected, suggestion);
  }

  private void add(
      Position at, Severity severity, String what, String expected, Optional<String> suggestion) {
    all.add(new Problem(file, at.line(), at.column(), severity, what, expected, suggestion));
  }
}
