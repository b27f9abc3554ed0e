package org.waymark.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which column a key of JSON means: the one so called, else one that a feed gives this other name,
 * else one that differs in letter case, blanks and underscores alone.
 */
final class JsonKeys {
  private static final int NONE = -1;

  /** Names that are remembered; a file of more is read all the same, if more slowly. */
  private static final int MOST_REMEMBERED = 10_000;

  private final List<String> columns;
  private final Map<String, List<String>> others;
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> meant = new HashMap<>();
  private final SortedMap<String, Integer> readAs = new TreeMap<>();

  /**
   * @param columns that a feed reads
   * @param others names that they may have too, by the names that the feed uses
   */
  JsonKeys(List<String> columns, Map<String, List<String>> others) {
    this.columns = List.copyOf(columns);
    this.others = others;
    for (int c = 0; c < columns.size(); c++) {
      exact.put(columns.get(c), c);
    }
  }

  /** Position of the column so called; -1: there is none. */
  int exact(String key) {
    return exact.getOrDefault(key, NONE);
  }

  /** Position of the only column that a key means which is called otherwise; -1: there is none. */
  int meant(String key) {
    Integer known = meant.get(key);
    if (known == null) {
      known = find(key);
      if (meant.size() < MOST_REMEMBERED) {
        meant.put(key, known);
      }
    }
    return known;
  }

  private int find(String key) {
    int found = NONE;
    for (int c = 0; c < columns.size(); c++) {
      if (others.getOrDefault(columns.get(c), List.of()).contains(key)) {
        return c;
      }
    }
    String folded = Layout.folded(key);
    for (int c = 0; c < columns.size(); c++) {
      boolean forgiven =
          folded.equals(Layout.folded(columns.get(c)))
              || others.getOrDefault(columns.get(c), List.of()).stream()
                  .anyMatch(other -> folded.equals(Layout.folded(other)));
      if (forgiven && found != NONE) {
        return NONE;
      }
      found = forgiven ? c : found;
    }
    if (found != NONE) {
      readAs.put(key, found);
    }
    return found;
  }

  /** What was read otherwise than it is written. */
  List<String> notes() {
    return readAs.entrySet().stream()
        .map(
            entry ->
                "the key "
                    + RowText.quoted(entry.getKey())
                    + " is read as "
                    + RowText.quoted(columns.get(entry.getValue())))
        .toList();
  }
}
