package org.waymark.themes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.text.Sentence;
import org.waymark.text.TextEmbedding;

/**
 * Texts as numbers: how often each known stem and each known pair of neighbouring stems occurs (1 +
 * ln of the count, times the inverse document frequency, the whole of length 1), for each theme
 * whether a phrase of its was found, and which question was asked; with an embedding also its
 * vector.
 *
 * <p>What is known is what at least {@value #FEWEST_TEXTS} of the coded texts hold. Inverse
 * document frequency as ln((1 + texts) / (1 + texts with it)) + 1 (Manning, Raghavan, Schütze,
 * Introduction to Information Retrieval, §6.2, smoothed).
 */
final class TextFeatures implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FEWEST_TEXTS = 2;

  /** What a phrase found weighs beside all words of the text together, which have length 1. */
  private static final double PHRASE = .5;

  private static final double QUESTION = .5;

  /** What the vector of an embedding weighs, which has length 1. */
  private static final double EMBEDDED = 1;

  private final HashMap<String, Integer> terms = new HashMap<>();
  private final HashMap<String, Integer> questions = new HashMap<>();
  private final double[] rarity;
  private final int themes;
  private final @Nullable TextEmbedding embedding;

  private TextFeatures(
      Collection<String> known,
      double[] rarity,
      Collection<String> asked,
      int n,
      Optional<TextEmbedding> embedding) {
    for (String term : known) {
      terms.put(term, terms.size());
    }
    this.rarity = rarity;
    themes = n;
    this.embedding = embedding.orElse(null);
    for (String question : asked) {
      questions.put(question, terms.size() + themes + questions.size());
    }
  }

  /**
   * What those texts have in common.
   *
   * @param themes number of themes in the codebook
   * @param embedding by which texts are told too
   */
  static TextFeatures of(
      Collection<SeenText> texts, int themes, Optional<TextEmbedding> embedding) {
    TreeMap<String, Integer> holding = new TreeMap<>();
    TreeMap<String, Integer> asked = new TreeMap<>();
    for (SeenText text : texts) {
      counts(text.sentences()).keySet().forEach(term -> holding.merge(term, 1, Integer::sum));
      asked.merge(text.question(), 1, Integer::sum);
    }
    holding.values().removeIf(number -> number < FEWEST_TEXTS);
    double[] rarity =
        holding.values().stream()
            .mapToDouble(number -> Math.log((1.0 + texts.size()) / (1 + number)) + 1)
            .toArray();
    asked.remove("");
    return new TextFeatures(holding.keySet(), rarity, asked.keySet(), themes, embedding);
  }

  private static Map<String, Integer> counts(List<Sentence> sentences) {
    Map<String, Integer> counts = new HashMap<>();
    for (Sentence sentence : sentences) {
      List<String> stems = sentence.stems();
      for (int i = 0; i < stems.size(); i++) {
        counts.merge(stems.get(i), 1, Integer::sum);
        if (i > 0) {
          counts.merge(stems.get(i - 1) + ' ' + stems.get(i), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** Number of positions in a vector. */
  int size() {
    return words() + (embedding == null ? 0 : embedding.size());
  }

  private int words() {
    return terms.size() + themes + questions.size();
  }

  FeatureVector vector(SeenText text) {
    TreeMap<Integer, Double> values = new TreeMap<>();
    counts(text.sentences())
        .forEach(
            (term, count) -> {
              Integer known = terms.get(term);
              if (known != null) {
                values.put(known, (1 + Math.log(count)) * rarity[known]);
              }
            });
    double length = 0;
    for (double value : values.values()) {
      length += value * value;
    }
    double scale = 1 / Math.sqrt(length);
    values.replaceAll((term, value) -> value * scale);
    BitSet found = text.phrases();
    for (int theme = found.nextSetBit(0); theme >= 0; theme = found.nextSetBit(theme + 1)) {
      values.put(terms.size() + theme, PHRASE);
    }
    Integer question = questions.get(text.question());
    if (question != null) {
      values.put(question, QUESTION);
    }
    if (embedding != null) {
      float[] vector = embedding.of(text.text());
      for (int i = 0; i < vector.length; i++) {
        values.put(words() + i, EMBEDDED * vector[i]);
      }
    }
    return new FeatureVector(
        values.keySet().stream().mapToInt(Integer::intValue).toArray(),
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The text as a whole, then each of its sentences where there are several. */
  FeatureVector[] vectors(SeenText text) {
    List<FeatureVector> vectors = new ArrayList<>();
    vectors.add(vector(text));
    text.parts().forEach(part -> vectors.add(vector(part)));
    return vectors.toArray(FeatureVector[]::new);
  }
}
