package org.waymark.registry;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearMiss {
  private static final int SHORTEST_ABBREVIATION = 3;

  private NearMiss() {}

  /**
   * The candidate nearest to the word, if it is near: no more than one edit in a short word, and
   * one in three letters, at most three, in a longer one, upper and lower case alike. Failing that,
   * the only candidate that the word begins.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String written = word.strip().toLowerCase(Locale.ROOT);
    int allowed = Math.max(1, Math.min(3, written.length() / 3));
    int nearest = allowed + 1;
    Optional<String> found = Optional.empty();
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - written.length()) <= nearest && !candidate.equals(word)) {
        int distance = distance(written, candidate.toLowerCase(Locale.ROOT));
        boolean nearer =
            distance < nearest
                || (distance == nearest && found.isPresent() && isFirst(candidate, found.get()));
        if (nearer && distance < written.length()) {
          nearest = distance;
          found = Optional.of(candidate);
        }
      }
    }
    return found.or(() -> begunBy(written, candidates));
  }

  /**
   * Of two candidates as near, the first in code unit order is taken, however they are handed in.
   */
  private static boolean isFirst(String candidate, String other) {
    return candidate.compareTo(other) < 0;
  }

  private static Optional<String> begunBy(String written, Collection<String> candidates) {
    if (written.length() < SHORTEST_ABBREVIATION) {
      return Optional.empty();
    }
    List<String> begun =
        candidates.stream()
            .filter(c -> c.toLowerCase(Locale.ROOT).startsWith(written))
            .distinct()
            .toList();
    return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
  }

  /**
   * Damerau–Levenshtein distance in its optimal string alignment form: insertions, deletions,
   * substitutions and swaps of neighbours, no part edited twice.
   */
  public static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
