package org.waymark.app;

import java.util.Locale;

/** Writes a number and what it counts. */
final class Counted {
  private Counted() {}

  /** For example {@code 1 problem}, {@code 12,765 problems}. */
  static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
