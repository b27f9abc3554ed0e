package org.waymark.bench.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.waymark.themes.ThemeEvaluation;
import org.waymark.themes.ToneEvaluation;

class PatientCommentsTest {

  private static Optional<PatientComments> comments() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("schemas"))) {
      folder = folder.getParent();
    }
    return folder == null
        ? Optional.empty()
        : PatientComments.under(folder.resolveSibling("shared").resolve("data"));
  }

  @Test
  void theCodebookIsSoundAndHasTwentyFourThemes() throws IOException {
    assertEquals(24, PatientComments.written().size());
  }

  @Test
  void phrasesAndLearnedCodesAgreeWithAPersonAsWellAsThePageSays() throws IOException {
    Optional<PatientComments> found = comments();
    Assumptions.assumeTrue(found.isPresent(), "the shared data do not lie beside this checkout");
    PatientComments comments = found.orElseThrow();
    List<ThemeEvaluation> themes =
        ThemeEvaluation.ofAThird(comments.codebook(), comments.texts(), Optional.empty());
    double phrases = ThemesPage.macroF1(themes, ThemeEvaluation::phrases);
    double learned = ThemesPage.macroF1(themes, ThemeEvaluation::learned);
    assertTrue(phrases >= .48, "phrases: " + phrases);
    assertTrue(learned >= .50, "learned: " + learned);
    assertTrue(ThemesPage.macroF1(themes, ThemeEvaluation::always) < .1);
    ToneEvaluation tone =
        ToneEvaluation.ofAThird(comments.codebook(), comments.texts(), Optional.empty());
    assertTrue(tone.words().correlation() >= .53, "tone by words: " + tone.words());
    assertTrue(tone.chosen().correlation() >= .70, "tone as learned: " + tone.chosen());
  }

  @Test
  void hiddenThemesComeBackAndMinedPhrasesAddRecallAsOftenAsThePageSays() throws IOException {
    Optional<PatientComments> found = comments();
    Assumptions.assumeTrue(found.isPresent(), "the shared data do not lie beside this checkout");
    CodebookGaps gaps = CodebookGaps.of(found.orElseThrow());
    assertTrue(gaps.found() >= 5, "by precision and recall: " + gaps.found());
    assertTrue(gaps.foundByF1() >= 6, "by F1: " + gaps.foundByF1());
    CodebookGaps.Thinned thinnest = gaps.thinned().get(2);
    assertTrue(thinnest.after().recall() > thinnest.before().recall() + .02, thinnest.toString());
    assertTrue(thinnest.after().f1() > thinnest.before().f1(), thinnest.toString());
  }
}
