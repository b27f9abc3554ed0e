package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Theme;
import org.waymark.text.Report;
import org.waymark.text.Sentence;
import org.waymark.text.ThemeMatcher;

class ThemeSuggestionsTest {
  private static final ThemeMatcher MATCHER =
      ThemeMatcher.of(List.of(new Theme("waits", "m", "Waits", List.of("waiting", "queue"))));
  private static final String[] PLAIN = {
    "The shift was calm", "It rained on Tuesday", "We met the new manager", "All went on as before"
  };

  private static SampledText sampled(int i, int place, String text) {
    List<Sentence> sentences = Sentence.of(text);
    SeenText seen = new SeenText(text, sentences, MATCHER.matches(text), "");
    return new SampledText(
        new ReportSource(0, "r" + i, place, 0, ""), text, seen.phrases(), seen.withPhrases());
  }

  /** A fifth speak of hoists in all places; a tenth of badges, all from one place. */
  private static List<SampledText> texts() {
    Random random = new Random(11);
    List<SampledText> texts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder("Note " + i + ". ");
      text.append(PLAIN[random.nextInt(PLAIN.length)]).append(". ");
      int place = i % 10;
      if (i % 3 == 0) {
        text.append("People stood waiting in the corridor. ");
      }
      if (random.nextInt(5) == 0) {
        text.append(random.nextInt(2) == 0 ? "The hoist sling was torn." : "A hoist is missing.");
      }
      if (place == 4) {
        text.append("Badge badge badge, the badge again.");
      }
      texts.add(sampled(i, place, text.toString()));
    }
    return texts;
  }

  private static List<String> words(List<SampledText> texts) {
    return ThemeSuggestions.of(texts).stream().map(s -> s.phrases().toString()).toList();
  }

  @Test
  void whatManyPlacesWriteWhereNoThemeIsFoundIsSuggestedWithTheWordsBesideIt() {
    List<SuggestedTheme> suggested =
        ThemeSuggestions.of(texts()).stream()
            .filter(theme -> theme.phrases().contains("hoist"))
            .toList();
    assertEquals(1, suggested.size());
    SuggestedTheme hoists = suggested.get(0);
    assertTrue(hoists.phrases().contains("hoist sling"), hoists.phrases().toString());
    assertEquals(10, hoists.places());
    assertTrue(hoists.share() > .15 && hoists.share() < .25, "share " + hoists.share());
  }

  @Test
  void oneChattyPlaceMakesNoTheme() {
    assertTrue(words(texts()).stream().noneMatch(phrases -> phrases.contains("badge")));
  }

  @Test
  void wordsOfSentencesThatAThemeCoversAreNotSuggested() {
    List<String> words = words(texts());
    assertTrue(
        words.stream().noneMatch(w -> w.contains("corridor") || w.contains("waiting")),
        words.toString());
  }

  @Test
  void textsThatReadTheSameCountOnce() {
    List<SampledText> texts = new ArrayList<>(texts());
    for (int i = 0; i < 200; i++) {
      texts.add(sampled(1_000 + i, i % 10, "Please sign the laundry form"));
    }
    assertTrue(words(texts).stream().noneMatch(phrases -> phrases.contains("laundry")));
  }

  @Test
  void theBookIsTheSameWhateverCameFirst() {
    SuggestionBook book =
        new SuggestionBook(
            ReportThemesTest.missionOf(new Theme("waits", "m", "Waits", List.of("waiting"))),
            LocalDate.of(2026, 11, 15),
            "run");
    List<SampledText> shuffled = new ArrayList<>(texts());
    Collections.shuffle(shuffled, new Random(2));
    assertEquals(book.themes(texts()), book.themes(shuffled));
    assertTrue(
        book.themes(texts()).stream()
            .anyMatch(row -> row.getExcerpt() != null && row.getExcerpt().contains("hoist")));
  }

  @Test
  void nothingIsSuggestedFromNothing() {
    assertEquals(List.of(), ThemeSuggestions.of(List.of()));
  }

  @Test
  void theSampleIsOfTheLastYearAndTheSameHoweverReportsCame() {
    LocalDate asOf = LocalDate.of(2026, 11, 15);
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      reports.add(
          new Report(
              0, 0, i, "r" + i, 0, asOf.minusDays(i), Optional.empty(), "", "Text of report " + i));
    }
    ReportSample sample = ReportSample.of(reports, asOf, 100);
    List<Report> kept = reports.stream().filter(sample::has).toList();
    assertEquals(100, kept.size());
    assertTrue(kept.stream().allMatch(report -> report.date().isAfter(asOf.minusWeeks(52))));
    Collections.reverse(reports);
    ReportSample again = ReportSample.of(reports, asOf, 100);
    assertTrue(kept.stream().allMatch(again::has));
  }

  @Test
  void phrasesAreMinedThatFindMoreOfAThemeAndHoldWhereTheyWereNotChosen() {
    Random random = new Random(4);
    List<Theme> codebook = List.of(new Theme("food", "m", "Food", List.of("food")));
    List<CodedText> coded = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      BitSet themes = new BitSet();
      String text = "Visit " + i + ". " + PLAIN[random.nextInt(PLAIN.length)] + ". ";
      if (i % 4 == 0) {
        themes.set(0);
        text += i % 8 == 0 ? "The food was cold." : "Cold supper came, soup number " + i + ".";
      }
      coded.add(CodedText.of(text, "", themes));
    }
    List<SuggestedPhrase> mined = PhraseMining.of(codebook, coded);
    assertEquals(1, mined.size(), mined.toString());
    SuggestedPhrase phrase = mined.get(0);
    assertTrue(List.of("cold", "supper", "soup").stream().anyMatch(phrase.phrase()::contains));
    assertEquals(25, phrase.found());
    assertEquals(25, phrase.spoken());
    assertEquals(50, phrase.positives());
    assertEquals(1, phrase.precision());
  }
}
