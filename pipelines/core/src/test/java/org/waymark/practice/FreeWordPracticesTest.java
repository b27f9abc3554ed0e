package org.waymark.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Feed;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Settings;
import org.waymark.registry.Theme;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.Practice;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.themes.FreeWords;
import org.waymark.themes.ReportSource;
import org.waymark.themes.SampledText;
import org.waymark.themes.WordExcerpts;

/** Words that no theme covers, in worlds in which something is planted or nothing is. */
class FreeWordPracticesTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  private static final int PLACES = 80;
  private static final int DEVIANTS = 10;
  private static final int VOCABULARY = 200;
  private static final int WORLDS = 20;
  private static final long FIRST_SEED = 20_270_901;

  private static final Mission MISSION =
      new Mission(
          "m",
          "Mission",
          Optional.empty(),
          Optional.empty(),
          LocalDate.of(2025, 4, 1),
          LocalDate.of(2029, 3, 31),
          List.of(),
          List.of(),
          List.of(new Theme("paperwork", "m", "Paperwork", List.of("too many forms"))),
          List.of());

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      places.add(
          new Place(
              id(i),
              "Place " + i,
              Optional.of("trust"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new TreeMap<>()));
    }
    return places;
  }

  private static String id(int place) {
    return String.format(Locale.ROOT, "q%02d", place);
  }

  private static PositiveDeviance found(int place) {
    return PositiveDeviance.newBuilder()
        .setFindingId("f" + place)
        .setMissionId("m")
        .setIndicatorId("i")
        .setPlaceId(id(place))
        .setPeriodStart(AS_OF)
        .setPeriodEnd(AS_OF)
        .setObserved(1)
        .setExpected(0)
        .setEffect(1)
        .setEffectLow(0.5)
        .setEffectHigh(1.5)
        .setEffectShrunk(1)
        .setPValue(0.001)
        .setQValue(0.01)
        .setTier("confirmed")
        .setPeers(20L)
        .setCounterpartWorse(false)
        .setWeeksStanding(1L)
        .setState("new")
        .setEvidence("words")
        .setAsOf(AS_OF)
        .setRunId("r")
        .build();
  }

  /** A made-up word of consonants and vowels, another for each number. */
  private static String word(int number) {
    String consonants = "bdfgklmnpr";
    String vowels = "aiou";
    StringBuilder word = new StringBuilder();
    for (int rest = number + 4_000; rest > 0; rest /= 40) {
      word.append(consonants.charAt(rest % 10)).append(vowels.charAt(rest / 10 % 4));
    }
    return word.append('k').toString();
  }

  /**
   * Reports of places that differ in how often they use each word by 0.5 in log odds, deviants
   * writing twice as much as others.
   *
   * @param oddsRatio with which deviants use one of the words more than others
   */
  private static List<SampledText> world(double oddsRatio, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SampledText> texts = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      boolean deviant = place < DEVIANTS;
      double more = 0.5 * random.nextGaussian() + (deviant ? Math.log(2) : 0);
      long reports = Math.max(1, Math.round(20 * Math.exp(more)));
      double[] chance = new double[VOCABULARY];
      for (int w = 0; w < VOCABULARY; w++) {
        double share = w == 0 ? 0.12 : 0.3 / Math.pow(1 + w, 0.75);
        double odds = Math.log(share / (1 - share)) + 0.5 * random.nextGaussian();
        odds += w == 0 && deviant ? Math.log(oddsRatio) : 0;
        chance[w] = 1 / (1 + Math.exp(-odds));
      }
      for (int r = 0; r < reports; r++) {
        List<String> said = new ArrayList<>();
        for (int w = 0; w < VOCABULARY; w++) {
          if (random.nextDouble() < chance[w]) {
            said.add(word(w));
          }
        }
        Collections.shuffle(said, new Random(random.nextLong()));
        String text = said.isEmpty() ? "quiet" : String.join(" ", said);
        texts.add(sampled("r" + place + "-" + r, place, text));
      }
    }
    return texts;
  }

  private static final int WEEK =
      Period.containing(PeriodKind.WEEK, LocalDate.of(2026, 8, 3)).code();

  private static SampledText sampled(String report, int place, String text) {
    ReportSource source = new ReportSource(0, report, place, WEEK, "");
    return new SampledText(source, text, new BitSet(), new BitSet());
  }

  /** Of the two reports of each site that stand first, and of no other place. */
  private static void assertExcerptsOfHuddles(MissionPractices practices, Voices voices) {
    Feed.Source column = new Feed.Source.Column("c");
    Feed feed =
        new Feed.ReportsFeed(
            "notes",
            new Feed.Reading(
                "jsonl", "*", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
            column,
            column,
            new Feed.DatedSource(column, Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            column,
            false,
            Feed.ReportsFeed.USUAL_PLACEHOLDERS);
    Workspace workspace =
        new Workspace(Settings.defaults(), places(), List.of(MISSION), List.of(feed));
    List<ReportExcerpt> excerpts =
        practices.excerpts(voices, new WordExcerpts(workspace, MISSION, AS_OF, "r"));
    assertEquals(
        IntStream.range(0, DEVIANTS).boxed().flatMap(p -> Stream.of(p + ".0", p + ".1")).toList(),
        excerpts.stream().map(ReportExcerpt::getReportId).sorted().toList());
    ReportExcerpt first =
        excerpts.stream().filter(e -> e.getReportId().equals("0.0")).findFirst().orElseThrow();
    assertEquals("word:huddles", first.getThemeId());
    assertEquals("Our huddles at eight help. Form 0", first.getExcerpt());
    assertEquals("word", first.getMethod());
    assertEquals("2026-W32", first.getPeriod());
  }

  private static List<String> called(double oddsRatio, long seed) {
    FreeWords words = FreeWords.of(MISSION, PLACES, world(oddsRatio, seed));
    Voices voices = Voices.silent(PLACES, 1, AS_OF).saying(words);
    List<PositiveDeviance> findings =
        IntStream.range(0, DEVIANTS).mapToObj(FreeWordPracticesTest::found).toList();
    return MissionPractices.of(MISSION, places(), voices, findings, AS_OF, "r").practices().stream()
        .map(Practice::getThemeId)
        .toList();
  }

  @Test
  void whereNothingIsPlantedHardlyAnyWorldHasAWordThatIsCalledAPractice() {
    long wrong =
        LongStream.range(0, WORLDS).filter(s -> !called(1, FIRST_SEED + s).isEmpty()).count();
    assertTrue(wrong <= 0.1 * WORLDS, wrong + " of " + WORLDS);
  }

  @Test
  void aPlantedWordIsFoundAndHardlyAnyBesideIt() {
    String planted = "word:" + word(0);
    long hits = 0;
    long beside = 0;
    for (int s = 0; s < WORLDS; s++) {
      List<String> called = called(3, FIRST_SEED + s);
      hits += called.contains(planted) ? 1 : 0;
      beside += called.stream().filter(word -> !word.equals(planted)).count();
    }
    assertTrue(hits >= 0.8 * WORLDS, hits + " of " + WORLDS);
    assertTrue(beside <= 0.1 * WORLDS, beside + " in " + WORLDS);
  }

  @Test
  void aWordSaysThatItIsOneAndCountsTheReportsOfItsSites() {
    List<SampledText> texts = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      for (int r = 0; r < 10; r++) {
        boolean huddles = place < DEVIANTS ? r < 7 : place % 9 == 0 && r == 0;
        String text = huddles ? "Our huddles at eight help. Form " + r : "Too many forms " + r;
        texts.add(sampled(place + "." + r, place, text));
      }
    }
    FreeWords words = FreeWords.of(MISSION, PLACES, texts);
    Voices voices = Voices.silent(PLACES, 1, AS_OF).saying(words);
    List<PositiveDeviance> findings =
        IntStream.range(0, DEVIANTS).mapToObj(FreeWordPracticesTest::found).toList();
    MissionPractices practices =
        MissionPractices.of(MISSION, places(), voices, findings, AS_OF, "r");
    assertEquals(1, practices.practices().size(), practices.practices().toString());
    Practice practice = practices.practices().get(0);
    assertEquals("word:huddles", practice.getThemeId());
    assertEquals("word:huddles", practice.getPracticeId());
    assertEquals("word", practice.getKind());
    assertEquals(DEVIANTS, practice.getSites());
    assertEquals(7L * DEVIANTS, practice.getExcerpts());
    // The form is part of the codebook's phrase, and is not told again as a word.
    assertTrue(practices.scores().stream().noneMatch(score -> score.getThemeId().contains("form")));
    assertExcerptsOfHuddles(practices, voices);
    Collections.reverse(texts);
    assertEquals(
        words.words().stream().map(FreeWords.Word::written).toList(),
        FreeWords.of(MISSION, PLACES, texts).words().stream()
            .map(FreeWords.Word::written)
            .toList());
  }
}
