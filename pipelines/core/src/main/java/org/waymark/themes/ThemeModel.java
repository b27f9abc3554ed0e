package org.waymark.themes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.waymark.text.Sentence;

/**
 * How each theme of a mission is found: by its phrases, or by what was learned from coded texts;
 * and how it is told what is said of it.
 *
 * <p>Safe for use by many threads.
 */
public final class ThemeModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TextFeatures features;
  private final ArrayList<ThemeWay> ways;
  private final ArrayList<Agreement> agreements;
  private final ToneWay tone;

  ThemeModel(TextFeatures features, List<ThemeWay> ways, List<Agreement> agreements, ToneWay tone) {
    this.features = features;
    this.ways = new ArrayList<>(ways);
    this.agreements = new ArrayList<>(agreements);
    this.tone = tone;
  }

  /** Every theme by its phrases, as where nobody coded any text. */
  public static ThemeModel byPhrases(int themes) {
    return new ThemeModel(
        TextFeatures.of(List.of(), themes, Optional.empty()),
        Collections.nCopies(themes, new ThemeWay.ByPhrases()),
        Collections.nCopies(themes, Agreement.NONE),
        new ToneWay.ByWords(ToneAgreement.NONE));
  }

  /** How that theme is found. */
  public CodingMethod method(int theme) {
    return ways.get(theme) instanceof ThemeWay.Learned
        ? CodingMethod.LEARNED
        : CodingMethod.PHRASES;
  }

  /**
   * How the way that was taken agrees with the people who coded, on texts that it was not learned
   * from; {@link Agreement#NONE} where nobody did.
   */
  public Agreement agreement(int theme) {
    return agreements.get(theme);
  }

  /** How the tone of a text is told, and how well. */
  public ToneAgreement toneAgreement() {
    return tone.agreement();
  }

  /** How a text sounds: the higher, the better. */
  double tone(SeenText text) {
    return tone.of(text);
  }

  /** What one sentence of a text says about the theme that it speaks of. */
  Polarity polarity(SeenText text, Sentence sentence) {
    return tone.polarity(text.part(sentence));
  }

  /** Themes that are learned. */
  BitSet learned() {
    BitSet learned = new BitSet();
    for (int theme = 0; theme < ways.size(); theme++) {
      learned.set(theme, ways.get(theme) instanceof ThemeWay.Learned);
    }
    return learned;
  }

  /**
   * A learned theme found in a text.
   *
   * @param score how far above what counts as spoken
   * @param sentence position of the sentence that says it most
   */
  record Found(int theme, double score, int sentence) {}

  /** The learned themes that a text speaks of, in order. */
  List<Found> found(SeenText text) {
    BitSet learned = learned();
    if (learned.isEmpty() || text.sentences().isEmpty()) {
      return List.of();
    }
    FeatureVector[] vectors = features.vectors(text);
    List<Found> found = new ArrayList<>();
    for (int theme = learned.nextSetBit(0); theme >= 0; theme = learned.nextSetBit(theme + 1)) {
      if (ways.get(theme) instanceof ThemeWay.Learned way) {
        double score = way.code().score(vectors);
        if (score > 0) {
          found.add(new Found(theme, score, tellingSentence(way.code(), vectors)));
        }
      }
    }
    return found;
  }

  /** Sentences, by their position, that hold a phrase or tell a learned theme most. */
  BitSet covered(SeenText text) {
    BitSet covered = text.withPhrases();
    found(text).forEach(found -> covered.set(found.sentence()));
    return covered;
  }

  private static int tellingSentence(LinearCode code, FeatureVector[] vectors) {
    int telling = 0;
    for (int i = 2; i < vectors.length; i++) {
      telling = code.score(vectors[i]) > code.score(vectors[telling + 1]) ? i - 1 : telling;
    }
    return telling;
  }

  /** The themes that a text speaks of, each found in its way. */
  BitSet themes(SeenText text) {
    BitSet themes = text.phrases();
    themes.andNot(learned());
    found(text).forEach(found -> themes.set(found.theme()));
    return themes;
  }
}
