package org.waymark.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/** What two texts have in common that a reader would call the same. */
public final class SameText {
  private SameText() {}

  /** The text in small letters, straight apostrophes, one blank between words, none at the ends. */
  public static String key(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (key.length() > 0 && key.charAt(key.length() - 1) != ' ') {
          key.append(' ');
        }
      } else if (!Words.isInvisible(c)) {
        key.append(Characters.isApostrophe(c) ? '\'' : c);
      }
    }
    int length = key.length();
    return key.substring(0, length > 0 && key.charAt(length - 1) == ' ' ? length - 1 : length);
  }

  /** The {@linkplain #key key} without full stops and other marks around it: "(N/A)." is "n/a". */
  public static String bare(String text) {
    String key = key(text);
    int from = 0;
    int to = key.length();
    while (from < to && !Character.isLetterOrDigit(key.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(key.charAt(to - 1))) {
      to--;
    }
    return key.substring(from, to);
  }

  /**
   * One of so many parts, from 0: the same for texts with the same {@linkplain #key key}, so that
   * repeated texts never stand on both sides of a split. By the first two bytes of the SHA-256
   * digest.
   */
  public static int part(String key, int parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return (((digest[0] & 0xff) << 8) | (digest[1] & 0xff)) % parts;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
