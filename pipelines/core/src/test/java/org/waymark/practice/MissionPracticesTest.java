package org.waymark.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Theme;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.Practice;
import org.waymark.schema.record.PracticeScore;
import org.waymark.themes.ReportCount;

class MissionPracticesTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  private static final int PLACES = 40;

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
          List.of(
              new Theme("huddle", "m", "Morning huddle", List.of("huddle")),
              new Theme("paperwork", "m", "Paperwork", List.of("forms"))),
          List.of());

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      places.add(
          new Place(
              String.format(java.util.Locale.ROOT, "q%02d", i),
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

  /** Ten reports each; the first three places speak of the huddle in eight of them. */
  private static Voices voices() {
    int[] reports = new int[PLACES];
    int[][] mentions = new int[2][PLACES];
    for (int i = 0; i < PLACES; i++) {
      reports[i] = 10;
      mentions[0][i] = i < 3 ? 8 : i % 4 == 0 ? 1 : 0;
      mentions[1][i] = 2 + i % 3;
    }
    Voices silent = Voices.silent(PLACES, 2, AS_OF);
    return new Voices(silent.first(), silent.last(), reports, mentions);
  }

  private static PositiveDeviance found(int place, String tier, boolean worse) {
    return PositiveDeviance.newBuilder()
        .setFindingId("f" + place)
        .setMissionId("m")
        .setIndicatorId("i")
        .setPlaceId(String.format(java.util.Locale.ROOT, "q%02d", place))
        .setPeriodStart(AS_OF)
        .setPeriodEnd(AS_OF)
        .setObserved(1)
        .setExpected(1)
        .setEffect(1)
        .setEffectLow(1)
        .setEffectHigh(1)
        .setEffectShrunk(1)
        .setPValue(0)
        .setQValue(0)
        .setTier(tier)
        .setPeers(39)
        .setCounterpartWorse(worse)
        .setWeeksStanding(0)
        .setState("new")
        .setEvidence("")
        .setAsOf(AS_OF)
        .setRunId("r")
        .build();
  }

  private static MissionPractices of(List<PositiveDeviance> findings) {
    return MissionPractices.of(MISSION, places(), voices(), findings, AS_OF, "r");
  }

  @Test
  void whatThreeOfFiveDeviantsSpeakOfIsAPractice() {
    MissionPractices all =
        of(
            List.of(
                found(0, "confirmed", false),
                found(1, "changed", false),
                found(2, "standing", false),
                found(3, "changed", false),
                found(4, "changed", false)));
    assertEquals(1, all.practices().size());
    Practice practice = all.practices().get(0);
    assertEquals("huddle", practice.getThemeId());
    assertEquals("found", practice.getDeviants());
    assertEquals(3, practice.getSites());
    assertEquals(24, practice.getExcerpts());
    assertEquals("[\"q00\",\"q01\",\"q02\"]", practice.getPlaces());
    assertTrue(practice.getCiLow() > 1);
    assertEquals("2025-11-17", practice.getPeriodStart().toString());
    assertEquals("2026-11-15", practice.getPeriodEnd().toString());
    assertEquals("huddle", all.at(1).orElseThrow().theme());
    assertTrue(all.at(3).isEmpty());
    assertEquals(4, all.scores().size());
    PracticeScore paperwork = all.scores().get(3);
    assertEquals("paperwork", paperwork.getThemeId());
    assertFalse(paperwork.getPractice());
    assertTrue(paperwork.getPValue() > 0.2);
  }

  @Test
  void placesFarAheadAreAskedAloneAndArePeersOfNobody() {
    MissionPractices all =
        of(
            List.of(
                found(0, "far-ahead", false),
                found(1, "far-ahead", false),
                found(2, "far-ahead", false),
                found(3, "changed", false),
                found(4, "changed", false),
                found(5, "changed", false)));
    assertEquals(
        List.of("far-ahead"), all.practices().stream().map(Practice::getDeviants).toList());
    PracticeScore found = all.scores().get(1);
    assertEquals("found", found.getDeviants());
    assertEquals(34, found.getPeerPlaces());
  }

  @Test
  void twoPlacesMakeNoPractice() {
    MissionPractices all = of(List.of(found(0, "changed", false), found(1, "changed", false)));
    assertTrue(all.practices().isEmpty());
    PracticeScore score = all.scores().get(1);
    assertEquals(
        "too-few-deviants: 2 of at least 3 with 5 reports and peers who write as much",
        score.getReasonNotTested());
    assertNull(score.getPValue());
  }

  @Test
  void aPlaceWhoseCounterpartWorsenedTeachesNothing() {
    MissionPractices all =
        of(
            List.of(
                found(0, "changed", false), found(1, "changed", false), found(2, "changed", true)));
    assertEquals(2, all.scores().get(1).getDeviantPlaces());
    assertEquals(37, all.scores().get(1).getPeerPlaces());
  }

  @Test
  void onlyTheYearBeforeTheDateIsHeard() {
    int week = Period.containing(PeriodKind.WEEK, AS_OF).code();
    int tooEarly = Period.containing(PeriodKind.WEEK, AS_OF).plus(-52).code();
    int first = Period.containing(PeriodKind.WEEK, AS_OF).plus(-51).code();
    Voices voices =
        Voices.of(
            2,
            1,
            List.of(
                new ReportCount(0, 1, week, ReportCount.ALL_REPORTS, 3, 0, 0, 0),
                new ReportCount(0, 1, week, 0, 2, 0, 0, 0),
                new ReportCount(0, 1, first, ReportCount.ALL_REPORTS, 1, 0, 0, 0),
                new ReportCount(0, 1, tooEarly, ReportCount.ALL_REPORTS, 9, 0, 0, 0)),
            AS_OF);
    assertEquals(4, voices.reports()[1]);
    assertEquals(2, voices.mentions()[0][1]);
  }
}
