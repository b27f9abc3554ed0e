package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.text.Sentence;

class ToneTest {

  @ParameterizedTest
  @CsvSource({
    "The nurses were kind and very helpful, PRAISE",
    "We waited four hours and nobody came, PROBLEM",
    "The food was not good, PROBLEM",
    "There should be a bench by the door, SUGGESTION",
    "More chairs would help, SUGGESTION",
    "The bus stops at the gate, NEUTRAL"
  })
  void whatASentenceSaysIsHeardFromItsWords(String sentence, Polarity polarity) {
    assertEquals(polarity, Tone.polarity(Sentence.of(sentence).get(0)));
  }

  @Test
  void aNegationTurnsAWordRoundAndWeakensIt() {
    double kind = Tone.of(Sentence.of("kind"));
    double unkind = Tone.of(Sentence.of("not very kind"));
    assertTrue(unkind < 0 && -unkind < 1.5 * kind, unkind + " and " + kind);
    assertTrue(Tone.of(Sentence.of("no problem")) > 0);
  }
}
