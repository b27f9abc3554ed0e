package org.waymark.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SameTextTest {

  @Property
  void theKeyOfAKeyIsTheKey(@ForAll String text) {
    String key = SameText.key(text);
    assertEquals(key, SameText.key(key));
  }

  @Property
  void textsThatReadTheSameAreInTheSamePart(@ForAll String text) {
    assertEquals(
        SameText.part(SameText.key(text), 5),
        SameText.part(SameText.key("  " + SameText.key(text) + "\u00a0\n"), 5));
  }

  @Test
  void capitalsBlanksAndCurlyQuotesMakeNoDifference() {
    assertEquals("i didn't ask. thanks", SameText.key(" I  DIDN\u2019T ask.\nThanks\u00a0"));
  }

  @Test
  void marksAroundATextAreNoPartOfWhatItSays() {
    assertEquals("n/a", SameText.bare("(N/A)."));
    assertEquals("", SameText.bare(" \u2026 - "));
  }

  @Test
  void partsAreOfLikeSize() {
    int[] sizes = new int[3];
    for (int i = 0; i < 3_000; i++) {
      sizes[SameText.part("text " + i, 3)]++;
    }
    for (int size : sizes) {
      assertTrue(size > 900 && size < 1_100, "a part of " + size);
    }
  }
}
