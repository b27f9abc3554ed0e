package org.waymark.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence or line of a text as the stems of its words.
 *
 * @param stems of its words, in order, at least one
 * @param negates for each word, whether it turns what follows into its contrary: no, never, wasn't
 * @param start first character of its first word in the text
 * @param end position behind the last character of its last word
 */
public record Sentence(List<String> stems, List<Boolean> negates, int start, int end) {

  /** The sentences of a text that have words, in order. */
  public static List<Sentence> of(String text) {
    Words words = Words.of(text);
    List<Sentence> sentences = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= words.count(); i++) {
      if (i == words.count() || words.before(i) == Words.Break.STOP) {
        sentences.add(of(words, from, i));
        from = i;
      }
    }
    return sentences;
  }

  private static Sentence of(Words words, int from, int to) {
    List<String> stems = new ArrayList<>(to - from);
    List<Boolean> negates = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      String normal = Stems.normal(words.written(i));
      stems.add(Stems.of(normal));
      negates.add(Stems.negates(normal));
    }
    return new Sentence(
        List.copyOf(stems), List.copyOf(negates), words.start(from), words.end(to - 1));
  }

  /**
   * Its words as written, in small letters: one for each stem.
   *
   * @param text that it is a sentence of
   */
  public List<String> words(String text) {
    Words words = Words.of(text.substring(start, end));
    List<String> written = new ArrayList<>(words.count());
    for (int i = 0; i < words.count(); i++) {
      written.add(Stems.normal(words.written(i)));
    }
    return written;
  }

  /** The stem of a single word. */
  public static String stem(String word) {
    return Stems.of(Stems.normal(word));
  }
}
