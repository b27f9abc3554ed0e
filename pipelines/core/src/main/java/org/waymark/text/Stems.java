package org.waymark.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import opennlp.tools.stemmer.snowball.SnowballStemmer;

/**
 * What words have in common across their forms: "waits", "waited" and "waiting" share a stem.
 *
 * <p>English stems after Porter2 (Snowball), of the word in small letters with straight apostrophes
 * and without a possessive 's. A doubled last consonant counts once, because the algorithm keeps it
 * in "staff" and not in "staffing".
 */
final class Stems {

  /** Words whose stems are remembered; texts of people hold far fewer different ones. */
  private static final int REMEMBERED = 100_000;

  /** Always the same stem for the same word, so only a saving of time. */
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Stems() {}

  /** The word as it is compared: small letters, straight apostrophes, nothing invisible. */
  static String normal(String written) {
    if (isPlain(written)) {
      return written;
    }
    StringBuilder seen = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Characters.isApostrophe(c)) {
        seen.append('\'');
      } else if (!Words.isInvisible(c)) {
        seen.append(c);
      }
    }
    return Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static boolean isPlain(String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (!((c >= 'a' && c <= 'z') || Characters.isDigit(c) || c == '\'')) {
        return false;
      }
    }
    return true;
  }

  /** The stem of a {@linkplain #normal normal} word. */
  static String of(String normal) {
    String known = KNOWN.get(normal);
    if (known != null) {
      return known;
    }
    String stem = stem(normal);
    if (KNOWN.size() < REMEMBERED && normal.length() <= 32) {
      KNOWN.put(normal, stem);
    }
    return stem;
  }

  private static String stem(String normal) {
    String word = normal.endsWith("'s") ? normal.substring(0, normal.length() - 2) : normal;
    // A stemmer holds the word that it works on, so it is not shared.
    String stem = new SnowballStemmer(SnowballStemmer.ALGORITHM.ENGLISH).stem(word).toString();
    int last = stem.length() - 1;
    boolean doubled = last >= 4 && stem.charAt(last) == stem.charAt(last - 1);
    return doubled ? stem.substring(0, last) : stem;
  }

  /** True for words that turn what follows into its contrary: no, not, never, without, wasn't. */
  static boolean negates(String normal) {
    return switch (normal) {
      case "no", "not", "never", "without", "cannot" -> true;
      default -> normal.endsWith("n't");
    };
  }
}
