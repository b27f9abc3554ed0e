package org.waymark.feed;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class NearMiss {
  private NearMiss() {}

  /** The candidate that takes the fewest edits, at most a third of the text's length. */
  static Optional<String> of(String text, Collection<String> candidates) {
    String lower = text.toLowerCase(Locale.ROOT);
    int most = Math.min(Math.max(1, text.length() / 3), 4);
    String best = "";
    int fewest = most + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - text.length()) < fewest) {
        int edits = edits(lower, candidate.toLowerCase(Locale.ROOT));
        if (edits < fewest) {
          fewest = edits;
          best = candidate;
        }
      }
    }
    return fewest <= most ? Optional.of(best) : Optional.empty();
  }

  /** "; did you mean 'x'?", or nothing. */
  static String question(String text, Collection<String> candidates) {
    return of(text, candidates)
        .map(meant -> "; did you mean " + RowText.quoted(meant) + "?")
        .orElse("");
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] above = new int[b.length() + 1];
    Arrays.setAll(above, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
