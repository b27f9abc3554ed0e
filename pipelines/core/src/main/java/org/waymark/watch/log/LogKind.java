package org.waymark.watch.log;

import java.util.Locale;
import java.util.Optional;

/** What was opened. */
public enum LogKind {
  DECISION,
  ACTION,
  COMMITMENT,
  DEPENDENCY,
  VOICE,
  DISCOVERY,
  ASSUMPTION,
  ROUTINE;

  /** The word in tables and files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word, whatever its capitals. */
  public static Optional<LogKind> of(String word) {
    String plain = word.strip().toUpperCase(Locale.ROOT);
    for (LogKind kind : values()) {
      if (kind.name().equals(plain)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
