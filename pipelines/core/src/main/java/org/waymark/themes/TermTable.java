package org.waymark.themes;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.text.Sentence;

/**
 * Which texts hold which terms: a stem that names a subject, or two neighbouring ones.
 *
 * <p>Texts are counted, not words: who says a word ten times says it once.
 */
final class TermTable {
  /** By term, in order: positions of the texts that hold it. */
  private final TreeMap<String, BitSet> texts = new TreeMap<>();

  /** By term: how often it is written in which way. */
  private final Map<String, TreeMap<String, Integer>> written = new HashMap<>();

  private final boolean wide;

  /**
   * A table without texts.
   *
   * @param wide whether words of tone and measure are terms too, and pairs with a function word
   */
  TermTable(boolean wide) {
    this.wide = wide;
  }

  /** Adds what a sentence of a text holds. Words behind a negation do not count. */
  void add(int position, Sentence sentence, String text) {
    List<String> stems = sentence.stems();
    List<String> words = sentence.words(text);
    for (int i = 0; i < stems.size(); i++) {
      boolean negated = i > 0 && sentence.negates().get(i - 1);
      if (isTerm(stems.get(i)) && !negated) {
        add(position, stems.get(i), words.get(i));
      }
      if (i > 0 && isPair(stems.get(i - 1), stems.get(i)) && !sentence.negates().get(i)) {
        boolean before = i > 1 && sentence.negates().get(i - 2);
        if (!before && !negated) {
          add(
              position,
              stems.get(i - 1) + ' ' + stems.get(i),
              words.get(i - 1) + ' ' + words.get(i));
        }
      }
    }
  }

  private boolean isTerm(String stem) {
    return wide ? !CommonWords.isFunction(stem) && stem.length() > 2 : CommonWords.isTelling(stem);
  }

  private boolean isPair(String first, String second) {
    return wide
        ? !CommonWords.isFunction(first) || !CommonWords.isFunction(second)
        : CommonWords.isTelling(first) && CommonWords.isTelling(second);
  }

  private void add(int position, String term, String words) {
    texts.computeIfAbsent(term, fresh -> new BitSet()).set(position);
    written.computeIfAbsent(term, fresh -> new TreeMap<>()).merge(words, 1, Integer::sum);
  }

  /** By term, in order: positions of the texts that hold it. */
  Map<String, BitSet> texts() {
    return texts;
  }

  /** Positions of the texts that hold a term; none where it is not known. */
  BitSet texts(String term) {
    BitSet holding = texts.get(term);
    return holding == null ? new BitSet() : holding;
  }

  /** The way in which a known term is written most; of equals the first in order. */
  String written(String term) {
    String most = term;
    int times = 0;
    for (Map.Entry<String, Integer> way : written.getOrDefault(term, new TreeMap<>()).entrySet()) {
      if (way.getValue() > times) {
        times = way.getValue();
        most = way.getKey();
      }
    }
    return most;
  }
}
