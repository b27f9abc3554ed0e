package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Theme;
import org.waymark.text.Sentence;
import org.waymark.text.ThemeMatcher;

class ToneLearningTest {
  private static final List<Theme> CODEBOOK =
      List.of(new Theme("porters", "m", "Porters", List.of("porter")));
  private static final ThemeMatcher MATCHER = ThemeMatcher.of(CODEBOOK);

  /** How these wards speak of porters is in no list of words. */
  private static List<CodedText> scored(int number, String good, String bad) {
    Random random = new Random(7);
    List<CodedText> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      boolean praises = random.nextInt(2) == 0;
      texts.add(
          CodedText.of(
                  "Shift " + i + ", the porter " + (praises ? good : bad) + " at noon.",
                  "",
                  new BitSet())
              .sounding(praises ? 5 : random.nextInt(2) + 1));
    }
    return texts;
  }

  private static Polarity polarity(ThemeModel model, String text) {
    SeenText seen = ThemeLearning.seen(MATCHER, text, "");
    return model.polarity(seen, Sentence.of(text).get(0));
  }

  @Test
  void wordsThatTheListDoesNotKnowAreLearnedFromScores() {
    ThemeModel model =
        ThemeLearning.learn(CODEBOOK, scored(100, "whistled along", "vanished upstairs"));
    assertEquals(CodingMethod.LEARNED, model.toneAgreement().method());
    assertEquals(100, model.toneAgreement().texts());
    assertTrue(model.toneAgreement().correlation() > .6, model.toneAgreement().toString());
    assertEquals(Polarity.PRAISE, polarity(model, "A porter whistled along"));
    assertEquals(Polarity.PROBLEM, polarity(model, "A porter vanished upstairs"));
    assertEquals(Polarity.SUGGESTION, polarity(model, "A porter could have vanished upstairs"));
  }

  @Test
  void theListOfWordsStandsWhereThereAreFewScoresOrNone() {
    ThemeModel few = ThemeLearning.learn(CODEBOOK, scored(20, "was kind", "was rude"));
    assertEquals(CodingMethod.PHRASES, few.toneAgreement().method());
    assertTrue(few.toneAgreement().correlation() > .8);
    assertEquals(Polarity.PRAISE, polarity(few, "A kind porter"));
    assertEquals(
        ToneAgreement.NONE,
        ThemeLearning.learn(CODEBOOK, List.of(CodedText.of("A porter", "", new BitSet())))
            .toneAgreement());
  }

  @Test
  void theListOfWordsStandsWhereScoresHaveNothingToDoWithWords() {
    Random random = new Random(3);
    List<CodedText> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add(
          CodedText.of(
                  "Ward " + random.nextInt(9) + " bed " + random.nextInt(9) + " shift " + i,
                  "",
                  new BitSet())
              .sounding(1 + random.nextInt(5)));
    }
    ThemeModel model = ThemeLearning.learn(CODEBOOK, texts);
    ToneAgreement made = model.toneAgreement();
    assertTrue(Math.abs(made.correlation()) < .2 || !made.isKnown(), made.toString());
  }

  @Test
  void theOrderOfTextsMakesNoDifference() {
    List<CodedText> texts = scored(100, "whistled along", "vanished upstairs");
    List<CodedText> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(1));
    SeenText seen = ThemeLearning.seen(MATCHER, "The porter whistled", "");
    assertEquals(
        ThemeLearning.learn(CODEBOOK, texts).tone(seen),
        ThemeLearning.learn(CODEBOOK, shuffled).tone(seen));
  }
}
