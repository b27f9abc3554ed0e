package org.waymark.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.registry.Theme;

class ThemeMatcherTest {

  private static Theme theme(String id, String... phrases) {
    return new Theme(id, "care", id, List.of(phrases));
  }

  private static List<String> found(String text, String... phrases) {
    return ThemeMatcher.of(List.of(theme("t", phrases))).matches(text).stream()
        .map(m -> text.substring(m.start(), m.end()))
        .toList();
  }

  @Test
  void aPhraseIsFoundWhereItStandsInTheOriginalText() {
    assertEquals(
        List.of("Waiting for a care package"),
        found("Day 9. Waiting for a care package, again.", "waiting for a care package"));
  }

  @ParameterizedTest
  @CsvSource({
    "waiting for care, waited for care",
    "delayed discharge, DELAYED DISCHARGES",
    "bed blocked, beds blocking",
    "staff level, staffing levels",
    "patient's notes, patients\u2019 note",
    "short staffed, short-staffed",
    "care package, care\u00a0package",
    "care package, care pack\u00adage",
    "café closed, CAFE\u0301 CLOSED",
    "didn't listen, didn\u2019t listen"
  })
  void formsOfWordsCapitalsQuotesAndBlanksMakeNoDifference(String phrase, String text) {
    assertEquals(List.of(text), found(text, phrase));
  }

  @Test
  void anExclusionSilencesItsThemeInItsSentenceOnly() {
    Theme parking =
        new Theme(
            "parking",
            "care",
            "Parking",
            List.of("parked"),
            List.of("ambulance parked"),
            List.of());
    ThemeMatcher matcher = ThemeMatcher.of(List.of(parking, theme("crew", "ambulance")));
    String text = "An ambulance was parked outside. We parked far away.";
    assertEquals(
        List.of("ambulance", "parked"),
        matcher.matches(text).stream().map(m -> text.substring(m.start(), m.end())).toList());
    assertEquals(text.lastIndexOf("parked"), matcher.matches(text).get(1).start());
  }

  @Test
  void aCapitalIIsTheSameLetterInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(List.of("WAITING IN LINE"), found("WAITING IN LINE", "waiting in line"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void wordsAreWhole() {
    assertEquals(List.of(), found("A carpet was packaged. Scare packages.", "care package", "car"));
  }

  @Test
  void twoWordsMayStandInsideAPhraseAndNotThree() {
    assertEquals(List.of("waiting so very long"), found("waiting so very long", "waiting long"));
    assertEquals(List.of(), found("waiting so very, very long", "waiting long"));
    assertEquals(List.of("a x b y c"), found("a x b y c", "a b c"));
    assertEquals(List.of(), found("a x b y z c", "a b c"));
  }

  @Test
  void aPhraseStaysInOneSentence() {
    assertEquals(List.of(), found("He was waiting. Care package came", "waiting care package"));
    assertEquals(List.of(), found("waiting\ncare", "waiting care"));
    assertEquals(List.of("waiting, care"), found("waiting, care", "waiting care"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no bed blocked", "not bed blocked", "never bed blocked", "without bed blocked",
        "wasn't bed blocked", "wasn\u2019t bed blocked", "NO bed blocked", "bed not blocked",
        "bed was never blocked"
      })
  void aNegatedPhraseDoesNotCount(String text) {
    assertEquals(List.of(), found(text, "bed blocked"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No, bed blocked",
        "Was he home? No. Bed blocked",
        "not only was the bed blocked",
        "bed blocked, no doubt"
      })
  void aNegationOfSomethingElseDoesNotHideAPhrase(String text) {
    assertEquals(1, found(text, "bed blocked").size());
  }

  @Test
  void aNegationThatIsPartOfAPhraseIsMatched() {
    assertEquals(
        List.of("not enough staff"), found("There are not enough staff", "not enough staff"));
    assertEquals(List.of("no parking"), found("There is no parking", "no parking"));
  }

  @Test
  void marksOfRedactionAreNoWordsAndEndAPhrase() {
    assertEquals(
        List.of(), found("rang [phone] and [email] the name", "phone", "email", "rang name"));
    assertEquals(List.of("phone"), found("the phone [phone]", "phone"));
  }

  @Test
  void phrasesThatDifferInFormOnlyAreOne() {
    ThemeMatcher matcher =
        ThemeMatcher.of(List.of(theme("t", "bed blocked", "beds blocking", "bed")));
    List<ThemeMatch> matches = matcher.matches("bed blocked");
    assertEquals(List.of(0, 1), matches.stream().map(ThemeMatch::phrase).toList());
  }

  @Test
  void everyThemeIsFoundAndNamedByItsPosition() {
    ThemeMatcher matcher =
        ThemeMatcher.of(List.of(theme("a", "late bus"), theme("b", "bus", "x"), theme("c", "?!")));
    List<ThemeMatch> matches = matcher.matches("A late bus");
    assertEquals(List.of(0, 1), matches.stream().map(ThemeMatch::theme).toList());
  }

  @Property(tries = 500)
  void onePassFindsWhatTryingEveryPhraseEverywhereFinds(
      @ForAll @From("words") List<String> text, @ForAll @From("phrases") List<String> phrases) {
    String written = String.join(" ", text);
    List<Theme> themes = phrases.stream().map(p -> theme(p, p)).toList();
    List<ThemeMatch> together = ThemeMatcher.of(themes).matches(written);
    List<ThemeMatch> apart = new ArrayList<>();
    for (int i = 0; i < themes.size(); i++) {
      for (ThemeMatch m : ThemeMatcher.of(List.of(themes.get(i))).matches(written)) {
        apart.add(new ThemeMatch(i, m.phrase(), m.start(), m.end()));
      }
    }
    Comparator<ThemeMatch> order =
        Comparator.comparingInt(ThemeMatch::start).thenComparingInt(ThemeMatch::theme);
    apart.sort(order);
    assertEquals(apart, together);
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of("a", "b", "c", "no", "d", "e.").list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<String>> phrases() {
    return Arbitraries.of("a", "b", "c", "no", "d")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(words -> String.join(" ", words))
        .list()
        .ofMaxSize(5);
  }

  @Test
  void aMillionHostileCharactersAreReadInLinearTime() {
    ThemeMatcher matcher =
        ThemeMatcher.of(List.of(theme("t", "a a a a b", "no no no", "a b a b a c", "x")));
    for (String unit : List.of("a", "a ", "a b ", "no ", "'", "a'", "[", "[phone", "\u00ad")) {
      String text = unit.repeat(1_000_000 / unit.length());
      CpuTime.assertWithin(5, () -> matcher.matches(text));
    }
  }

  @Test
  void tenThousandPhrasesMeanNoTenThousandPasses() {
    Random random = new Random(3);
    List<Theme> themes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String[] phrases = new String[10];
      for (int j = 0; j < 10; j++) {
        phrases[j] = "w" + random.nextInt(5000) + " w" + random.nextInt(5000);
      }
      themes.add(theme("t" + i, phrases));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 600_000; i++) {
      text.append('w').append(random.nextInt(5000)).append(' ');
    }
    ThemeMatcher matcher = ThemeMatcher.of(themes);
    List<ThemeMatch> matches = new ArrayList<>();
    CpuTime.assertWithin(5, () -> matches.addAll(matcher.matches(text.toString())));
    assertTrue(matches.size() > 100);
  }
}
