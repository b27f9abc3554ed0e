package org.waymark.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds phrases of themes in texts, in one pass however many phrases there are.
 *
 * <p>A phrase matches where its words follow one another, compared by their {@link Stems}, in one
 * sentence and with at most {@value #WIDEST_GAP} other words between its first and its last.
 * Capital letters, curly quotes, kinds of blanks and hyphens make no difference. A match does not
 * count where no, not, never, without, cannot or a word in -n't stands just before it or in its
 * gap: "no bed was blocked", nor in a sentence with one of the theme's exclusions. A negation that
 * is part of the phrase itself is matched like any word.
 *
 * <p>Safe for use by many threads.
 */
public final class ThemeMatcher {

  /** Words that may stand between the words of a phrase, all gaps together. */
  static final int WIDEST_GAP = 2;

  /** Words whose stems are remembered; texts of people hold far fewer different ones. */
  private static final int REMEMBERED = 100_000;

  private static final int UNKNOWN = 0;
  private static final int NEGATION = 1 << 30;

  /** Matches of a phrase with a number below zero say that the theme is not meant. */
  private record Phrase(int theme, int number, int[] stems) {}

  private static final int EXCLUDING = -1;

  /** Stems of phrases, numbered from 1. */
  private final Map<String, Integer> vocabulary = new HashMap<>();

  /** Phrases by the number of their first stem. */
  private final List<List<Phrase>> byFirstStem = new ArrayList<>();

  /** What {@link #code} gives for words as written: always the same, so only a saving of time. */
  private final Map<String, Integer> codes = new ConcurrentHashMap<>();

  private ThemeMatcher() {
    byFirstStem.add(List.of());
  }

  /** A matcher for those themes; matches name them by their position in the list. */
  public static ThemeMatcher of(List<? extends Phrases> themes) {
    ThemeMatcher matcher = new ThemeMatcher();
    for (int theme = 0; theme < themes.size(); theme++) {
      Set<List<Integer>> known = new HashSet<>();
      for (String phrase : themes.get(theme).phrases()) {
        matcher.learn(theme, phrase, known, false);
      }
      Set<List<Integer>> excluding = new HashSet<>();
      for (String phrase : themes.get(theme).exclusions()) {
        matcher.learn(theme, phrase, excluding, true);
      }
    }
    return matcher;
  }

  private void learn(int theme, String text, Set<List<Integer>> known, boolean excludes) {
    Words words = Words.of(text);
    int[] stems = new int[words.count()];
    for (int i = 0; i < stems.length; i++) {
      stems[i] =
          vocabulary.computeIfAbsent(
              Stems.of(Stems.normal(words.written(i))),
              stem -> {
                byFirstStem.add(new ArrayList<>());
                return byFirstStem.size() - 1;
              });
    }
    List<Integer> key = Arrays.stream(stems).boxed().toList();
    if (stems.length > 0 && known.add(key)) {
      int number = excludes ? EXCLUDING : known.size() - 1;
      byFirstStem.get(stems[0]).add(new Phrase(theme, number, stems));
    }
  }

  /** All matches in the text, in order of their start, then of theme and phrase. */
  public List<ThemeMatch> matches(String text) {
    Words words = Words.of(text);
    int[] codes = new int[words.count()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(words.written(i));
    }
    List<ThemeMatch> matches = List.of();
    // Where the matches of this sentence start in the list, and the themes that it excludes.
    int sentence = 0;
    Set<Integer> excluded = new HashSet<>(0);
    for (int i = 0; i < codes.length; i++) {
      if (words.before(i) == Words.Break.STOP) {
        drop(matches, sentence, excluded);
        sentence = matches.size();
      }
      List<Phrase> candidates = byFirstStem.get(codes[i] & ~NEGATION);
      if (candidates.isEmpty() || isNegated(words, codes, i)) {
        continue;
      }
      for (Phrase phrase : candidates) {
        int last = lastWord(words, codes, i, phrase.stems());
        if (last >= 0 && phrase.number() == EXCLUDING) {
          excluded.add(phrase.theme());
        } else if (last >= 0) {
          if (matches.isEmpty()) {
            matches = new ArrayList<>(4);
          }
          matches.add(
              new ThemeMatch(phrase.theme(), phrase.number(), words.start(i), words.end(last)));
        }
      }
    }
    drop(matches, sentence, excluded);
    return Collections.unmodifiableList(matches);
  }

  private static void drop(List<ThemeMatch> matches, int from, Set<Integer> excluded) {
    if (!excluded.isEmpty()) {
      matches.subList(from, matches.size()).removeIf(match -> excluded.contains(match.theme()));
      excluded.clear();
    }
  }

  /** Number of the word's stem among those of phrases, and whether the word is a negation. */
  private int code(String written) {
    Integer known = codes.get(written);
    if (known != null) {
      return known;
    }
    String normal = Stems.normal(written);
    int code =
        vocabulary.getOrDefault(Stems.of(normal), UNKNOWN) | (Stems.negates(normal) ? NEGATION : 0);
    if (codes.size() < REMEMBERED && written.length() <= 32) {
      codes.put(written, code);
    }
    return code;
  }

  private static boolean isNegated(Words words, int[] codes, int first) {
    return first > 0
        && words.before(first) == Words.Break.NONE
        && (codes[first - 1] & NEGATION) != 0;
  }

  /**
   * The word at which a phrase that starts at {@code first} ends; -1 where it does not. Taking each
   * next word where it first occurs leaves the smallest gap, so nothing is tried twice.
   */
  private static int lastWord(Words words, int[] codes, int first, int[] stems) {
    int gap = 0;
    int found = 1;
    int i = first;
    while (found < stems.length) {
      i++;
      if (i == codes.length || words.before(i) == Words.Break.STOP) {
        return -1;
      }
      if ((codes[i] & ~NEGATION) == stems[found]) {
        found++;
      } else if (++gap > WIDEST_GAP || (codes[i] & NEGATION) != 0) {
        return -1;
      }
    }
    return i;
  }
}
