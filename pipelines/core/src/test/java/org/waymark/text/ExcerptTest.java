package org.waymark.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  private static String around(String text, String match) {
    int start = text.indexOf(match);
    return Excerpt.around(text, start, start + match.length());
  }

  @Test
  void aShortReportIsItsOwnExcerptInOneLine() {
    assertEquals(
        "One. Two bed blocked. Three.", around(" One.\n Two  bed blocked. Three. ", "bed"));
  }

  @Test
  void wholeSentencesAreTakenFirstAfterThenBeforeTheMatch() {
    String far = "F" + "ar ".repeat(100).strip() + ".";
    String text = far + " Just before. The bed was blocked. Just after. " + far;
    assertEquals("Just before. The bed was blocked. Just after.", around(text, "bed"));
  }

  @Test
  void aLongSentenceIsCutBetweenWords() {
    String text = "start " + "before ".repeat(80) + "bed blocked" + " after".repeat(80) + " end";
    String excerpt = around(text, "bed blocked");
    assertTrue(excerpt.length() <= Excerpt.LONGEST);
    assertTrue(excerpt.matches("…(before )+bed blocked( after)+…"), excerpt);
  }

  @Test
  void theStartOfALongTextHasNoMarkOfOmissionBeforeIt() {
    String excerpt = around("bed blocked" + " after".repeat(80), "bed blocked");
    assertTrue(excerpt.matches("bed blocked( after)+…"), excerpt);
  }

  @Test
  void aCutNeverFallsIntoAMark() {
    for (int pad = 100; pad < 240; pad++) {
      String excerpt = around("bed" + "x".repeat(pad) + "[phone]" + "y".repeat(300), "bed");
      assertFalse(excerpt.replace("[phone]", "").contains("["), excerpt);
    }
  }

  @Property(tries = 2000)
  void anExcerptIsShortAndHoldsAShortMatch(@ForAll @From("texts") String text, @ForAll int seed) {
    int start = text.isEmpty() ? 0 : Math.floorMod(seed, text.length());
    String match = "bed blocked";
    String whole = text.substring(0, start) + " " + match + " " + text.substring(start);
    String excerpt = Excerpt.around(whole, start + 1, start + 1 + match.length());
    assertTrue(excerpt.length() <= Excerpt.LONGEST, excerpt);
    assertTrue(excerpt.contains(match), excerpt);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "word ", "x".repeat(150), ". ", "? ", "\n", "[phone]", "  ", "é", "😀")
        .list()
        .ofMaxSize(80)
        .map(parts -> String.join("", parts));
  }
}
