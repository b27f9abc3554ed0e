package org.waymark.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void aTextIsItsSentencesAndLinesAsStems() {
    String text = "We waited, four hours.\n\nNobody didn't care!";
    List<Sentence> sentences = Sentence.of(text);
    assertEquals(2, sentences.size());
    assertEquals(List.of("we", "wait", "four", "hour"), sentences.get(0).stems());
    assertEquals(List.of(false, true, false), sentences.get(1).negates());
    assertEquals(
        "Nobody didn't care", text.substring(sentences.get(1).start(), sentences.get(1).end()));
  }

  @Test
  void aTextWithoutWordsHasNoSentence() {
    assertEquals(List.of(), Sentence.of(" ... [name] !"));
  }
}
