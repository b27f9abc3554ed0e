package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Theme;
import org.waymark.text.ThemeMatcher;

class ThemeLearningTest {
  private static final List<Theme> CODEBOOK =
      List.of(
          new Theme("waits", "m", "Waits", List.of("waiting")),
          new Theme("food", "m", "Food", List.of("food", "meal")));
  private static final ThemeMatcher MATCHER = ThemeMatcher.of(CODEBOOK);

  private static SeenText seen(String text) {
    return ThemeLearning.seen(MATCHER, text, "");
  }

  /** Half speak of waits in words that the codebook does not know; all of food use its phrases. */
  private static List<CodedText> texts(int number) {
    Random random = new Random(5);
    String[] slow = {
      "queue for ages", "hours in the corridor", "stood in a queue", "queue was long"
    };
    String[] food = {"the food was cold", "a warm meal came"};
    String[] other = {
      "staff were kind", "parking is far", "my ward was calm", "the letter was lost"
    };
    List<CodedText> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      BitSet themes = new BitSet();
      StringBuilder text = new StringBuilder("Visit " + i + ". ");
      text.append(other[random.nextInt(other.length)]).append(". ");
      if (random.nextInt(3) == 0) {
        themes.set(0);
        text.append(slow[random.nextInt(slow.length)]).append(". ");
      }
      if (random.nextInt(3) == 0) {
        themes.set(1);
        text.append(food[random.nextInt(food.length)]).append('.');
      }
      texts.add(CodedText.of(text.toString(), "", themes));
    }
    return texts;
  }

  @Test
  void aThemeIsLearnedWherePhrasesMissItAndLeftToPhrasesWhereTheyDoNot() {
    ThemeModel model = ThemeLearning.learn(CODEBOOK, texts(120));
    assertEquals(CodingMethod.LEARNED, model.method(0));
    assertEquals(CodingMethod.PHRASES, model.method(1));
    BitSet found = model.themes(seen("Staff were kind. There was a queue. A meal came."));
    assertEquals("{0, 1}", found.toString());
    assertTrue(model.agreement(0).f1() > .9);
    assertEquals(120, model.agreement(1).texts());
  }

  @Test
  void theSentenceThatSaysItMostIsNamed() {
    ThemeModel model = ThemeLearning.learn(CODEBOOK, texts(120));
    List<ThemeModel.Found> found =
        model.found(seen("Staff were kind. The letter was lost. We stood in a queue."));
    assertEquals(1, found.size());
    assertEquals(2, found.get(0).sentence());
  }

  @Test
  void withFewCodedTextsPhrasesStand() {
    ThemeModel model = ThemeLearning.learn(CODEBOOK, texts(12));
    assertEquals(CodingMethod.PHRASES, model.method(0));
    assertFalse(model.themes(seen("We stood in a queue")).get(0));
  }

  @Test
  void withoutCodedTextsNothingIsKnownOfAgreement() {
    ThemeModel model = ThemeLearning.learn(CODEBOOK, List.of());
    assertEquals(Agreement.NONE, model.agreement(0));
    assertEquals("{1}", model.themes(seen("Cold food")).toString());
  }

  @Test
  void theOrderOfTextsMakesNoDifference() {
    List<CodedText> texts = texts(120);
    List<CodedText> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(3));
    ThemeModel one = ThemeLearning.learn(CODEBOOK, texts);
    ThemeModel other = ThemeLearning.learn(CODEBOOK, shuffled);
    SeenText text = seen("We had to queue for ages. Parking is far.");
    assertEquals(one.found(text), other.found(text));
    assertEquals(one.agreement(0), other.agreement(0));
  }
}
