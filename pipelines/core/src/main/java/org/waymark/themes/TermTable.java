package org.waymark.themes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.waymark.text.Sentence;

/**
 * Which texts hold which terms: a stem that names a subject, or two neighbouring ones.
 *
 * <p>Texts are counted, not words: who says a word ten times says it once. Most terms are in one
 * text only, so all are counted first, and what holds them is kept of the frequent ones alone.
 */
final class TermTable {

  /** A sentence of a text, by the position of the text. */
  private record Held(int position, Sentence sentence, String text) {}

  /** Texts that hold a term, and the last of them. */
  private static final class Count {
    int texts;
    int last = -1;
  }

  private final boolean wide;
  private final List<Held> sentences = new ArrayList<>();
  private final Map<String, Count> counts = new HashMap<>();
  private long all;

  /**
   * A table without texts.
   *
   * @param wide whether words of tone and measure are terms too, and pairs with a function word
   */
  TermTable(boolean wide) {
    this.wide = wide;
  }

  /** Adds what a sentence of a text holds; texts come in the order of their positions. */
  void add(int position, Sentence sentence, String text) {
    sentences.add(new Held(position, sentence, text));
    eachTerm(
        sentence,
        (term, word) -> {
          Count count = counts.computeIfAbsent(term, fresh -> new Count());
          if (count.last != position) {
            count.last = position;
            count.texts++;
            all++;
          }
        });
  }

  /** With the position of its last word. Words behind a negation do not count. */
  private void eachTerm(Sentence sentence, BiConsumer<String, Integer> out) {
    List<String> stems = sentence.stems();
    for (int i = 0; i < stems.size(); i++) {
      if (i > 0 && sentence.negates().get(i - 1)) {
        continue;
      }
      if (isTerm(stems.get(i))) {
        out.accept(stems.get(i), i);
      }
      boolean negated = sentence.negates().get(i) || (i > 1 && sentence.negates().get(i - 2));
      if (i > 0 && !negated && isPair(stems.get(i - 1), stems.get(i))) {
        out.accept(stems.get(i - 1) + ' ' + stems.get(i), i);
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

  /** Sum over terms of the texts that hold them. */
  long all() {
    return all;
  }

  /** How many texts hold a term. */
  int count(String term) {
    Count count = counts.get(term);
    return count == null ? 0 : count.texts;
  }

  /** By term, in order, of those that at least so many texts hold: the positions of the texts. */
  Map<String, BitSet> texts(int least) {
    Map<String, BitSet> texts = new TreeMap<>();
    for (Held held : sentences) {
      eachTerm(
          held.sentence(),
          (term, last) -> {
            if (count(term) >= least) {
              texts.computeIfAbsent(term, fresh -> new BitSet()).set(held.position());
            }
          });
    }
    return texts;
  }

  /** The first sentence of a text in which a term that names a subject stands. */
  static Sentence sentence(String asked, String text) {
    TermTable telling = new TermTable(false);
    for (Sentence sentence : Sentence.of(text)) {
      boolean[] holds = new boolean[1];
      telling.eachTerm(sentence, (term, last) -> holds[0] |= term.equals(asked));
      if (holds[0]) {
        return sentence;
      }
    }
    throw new IllegalArgumentException("no sentence has that term");
  }

  /**
   * The way in which a known term is written most; of equals the first in order.
   *
   * @param texts that hold it
   */
  String written(String asked, BitSet texts) {
    TreeMap<String, Integer> ways = new TreeMap<>();
    int length = asked.indexOf(' ') < 0 ? 1 : 2;
    for (Held held : sentences) {
      if (!texts.get(held.position())) {
        continue;
      }
      eachTerm(
          held.sentence(),
          (term, last) -> {
            if (term.equals(asked)) {
              List<String> words = held.sentence().words(held.text());
              ways.merge(
                  String.join(" ", words.subList(last + 1 - length, last + 1)), 1, Integer::sum);
            }
          });
    }
    String most = asked;
    int times = 0;
    for (Map.Entry<String, Integer> way : ways.entrySet()) {
      if (way.getValue() > times) {
        times = way.getValue();
        most = way.getKey();
      }
    }
    return most;
  }
}
