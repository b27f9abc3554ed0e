package org.waymark.dashboards.table;

/** Text of a table made safe to stand beside other text on a page, in a chart or in a file. */
public final class CleanText {
  private CleanText() {}

  /**
   * The text without characters that XML forbids and without controls that change the direction or
   * the look of what follows; each is replaced by U+FFFD, so that a reader sees that something was
   * there. Line breaks and tabs become spaces. Escaping for markup comes later and elsewhere.
   */
  public static String of(String text) {
    if (plain(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(replacement(c)));
    return clean.toString();
  }

  /** Printable ASCII, as most text of a table is: nothing of it is ever replaced. */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static int replacement(int c) {
    if (c == '\n' || c == '\r' || c == '\t') {
      return ' ';
    }
    boolean control = Character.getType(c) == Character.CONTROL;
    boolean surrogate = Character.getType(c) == Character.SURROGATE;
    boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    // LRM, RLM and ALM; embeddings and overrides; isolates; the invisible tag characters.
    boolean direction =
        c == 0x200E
            || c == 0x200F
            || c == 0x061C
            || (c >= 0x202A && c <= 0x202E)
            || (c >= 0x2066 && c <= 0x2069)
            || (c >= 0xE0000 && c <= 0xE007F);
    return control || surrogate || nonCharacter || direction ? 0xFFFD : c;
  }
}
