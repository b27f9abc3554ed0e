package org.waymark.themes;

import java.io.Serializable;

/** The way in which it is told how a text sounds. */
sealed interface ToneWay extends Serializable {

  /** How well. */
  ToneAgreement agreement();

  /** How that text sounds: the higher, the better. */
  double of(SeenText text);

  /** From this tone on a text praises. */
  double praise();

  /** Up to this tone a text tells of a problem. */
  double problem();

  /** What a sentence, given as a text of its own, says about the theme that it speaks of. */
  Polarity polarity(SeenText sentence);

  /** By {@link Tone}. */
  record ByWords(ToneAgreement agreement) implements ToneWay {
    @Override
    public double of(SeenText text) {
      return Tone.of(text.sentences());
    }

    @Override
    public double praise() {
      return Tone.CLEAR;
    }

    @Override
    public double problem() {
      return -Tone.CLEAR;
    }

    @Override
    public Polarity polarity(SeenText sentence) {
      return Tone.polarity(sentence.sentences().get(0));
    }
  }

  /**
   * By weights of words, learned from texts that people scored.
   *
   * @param problem up to this score a text tells of a problem
   * @param praise from this score on a text praises
   */
  record Learned(
      TextFeatures features,
      LinearTone tone,
      double problem,
      double praise,
      ToneAgreement agreement)
      implements ToneWay {
    @Override
    public double of(SeenText text) {
      return tone.of(LinearTone.vector(features, text));
    }

    @Override
    public Polarity polarity(SeenText sentence) {
      return Tone.polarity(sentence.sentences().get(0), of(sentence), problem, praise);
    }
  }
}
