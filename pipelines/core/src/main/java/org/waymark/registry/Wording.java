package org.waymark.registry;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How problems quote what they found: on one line, of bounded length. */
public final class Wording {
  private static final int LONGEST = 80;

  private Wording() {}

  /** The text between backticks, control characters made visible, the middle of a long one cut. */
  public static String quoted(String text) {
    StringBuilder shown = new StringBuilder("`");
    int[] codePoints = text.codePoints().limit(LONGEST + 1L).toArray();
    for (int i = 0; i < Math.min(codePoints.length, LONGEST); i++) {
      appendVisible(shown, codePoints[i]);
    }
    return shown.append(codePoints.length > LONGEST ? "…`" : "`").toString();
  }

  private static void appendVisible(StringBuilder shown, int codePoint) {
    switch (codePoint) {
      case '\t' -> shown.append("\\t");
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      default -> {
        if (Character.isISOControl(codePoint) || isLineEndOrFormat(codePoint)) {
          shown.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
        } else {
          shown.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static boolean isLineEndOrFormat(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.FORMAT
        || type == Character.SURROGATE;
  }

  /** Any text on one line. */
  static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** {@code `a`, `b` or `c`}. */
  public static String anyOf(Collection<String> words) {
    String all = words.stream().map(Wording::quoted).collect(Collectors.joining(", "));
    int last = all.lastIndexOf(", ");
    return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
  }
}
