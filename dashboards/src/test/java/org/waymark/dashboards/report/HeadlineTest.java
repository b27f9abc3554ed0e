package org.waymark.dashboards.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.waymark.dashboards.words.Scale;

class HeadlineTest {
  private static Finding finding(String place, String state, boolean counterpartWorse) {
    return finding(place, state, counterpartWorse, Optional.empty());
  }

  private static Finding finding(
      String place, String state, boolean counterpartWorse, Optional<String> onset) {
    LocalDate day = LocalDate.of(2026, 10, 31);
    return new Finding(
        "f-" + place,
        "m",
        "i",
        "Waits",
        new Scale("rate", Optional.empty(), "lower", 1),
        place,
        place,
        Optional.empty(),
        day.minusYears(1),
        day,
        8,
        10,
        0.22,
        0.1,
        0.34,
        0.2,
        0.01,
        onset.isPresent() ? "changed" : "standing",
        onset,
        39,
        counterpartWorse,
        Optional.empty(),
        2,
        state,
        Optional.empty(),
        "Expected 10, saw 8.",
        Optional.empty(),
        "indicator",
        Optional.empty(),
        OptionalDouble.empty());
  }

  @Test
  void whatIsOnOldDataIsNeverNewsNorSaidToStand() {
    assertEquals(
        "Nothing new: every finding is on old data",
        Headline.of(List.of(finding("Leeds", "on-old-data", false)), true));
    assertEquals(
        "York newly does better than its circumstances predict",
        Headline.of(
            List.of(finding("Leeds", "on-old-data", false), finding("York", "new", false)), true));
  }

  @Test
  void oneShortPlaceIsNamed() {
    assertEquals(
        "Leeds newly does better than its circumstances predict",
        Headline.of(List.of(finding("Leeds", "new", false)), true));
  }

  @Test
  void aLongNameIsCountedInstead() {
    String name = "The Royal Borough of Somewhere by the Sea and Moors";
    assertEquals(
        "One place still does better than its circumstances predict",
        Headline.of(List.of(finding(name, "standing", false)), true));
  }

  @Test
  void newAndStandingTogetherAreCounted() {
    assertEquals(
        "Two places do better than their circumstances predict",
        Headline.of(List.of(finding("A", "new", false), finding("B", "standing", false)), true));
  }

  @Test
  void changesComeFirst() {
    Optional<String> march = Optional.of("2026-03");
    Finding moved = finding("A", "new", false, march);
    assertEquals(
        "One place has changed for the better, one is beyond expectation",
        Headline.of(List.of(moved, finding("B", "standing", false)), true));
    assertEquals(
        "Two places have changed for the better, beyond what moved everywhere",
        Headline.of(List.of(moved, finding("B", "new", false, march)), true));
  }

  @Test
  void whatIsGoneOrHasAWorseCounterpartIsNeverHeadlined() {
    assertEquals(
        "No place stands out from its circumstances this week",
        Headline.of(List.of(finding("A", "gone", false)), true));
    assertEquals(
        "Every lead this week comes with a worsening counterpart",
        Headline.of(List.of(finding("A", "new", true)), true));
  }

  @Test
  void noHeadlineIsLongerThanTenWords() {
    List<Finding> findings = new ArrayList<>();
    for (String state : List.of("new", "standing")) {
      for (int i = 0; i < 30; i++) {
        findings.add(finding("Place of number " + i, state, false));
        assertTrue(Headline.words(Headline.of(findings, true)) <= 10);
        assertTrue(Headline.words(Headline.ofAll(findings, true)) <= 10);
      }
      findings.clear();
    }
  }

  @Test
  void luckIsToldFromTheRatesOfTheTests() {
    List<Finding> forty = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      forty.add(finding("P" + i, "standing", false));
    }
    assertTrue(CaveatSection.luck(forty).startsWith("About four of the 40 findings"));
    assertTrue(CaveatSection.luck(forty.subList(0, 3)).startsWith("Fewer than one of the three"));
  }

  @Test
  void howManyAreProbablyLuckIsSaidInOneSentence() {
    assertEquals("", CaveatSection.luckInShort(0));
    assertEquals(" The one on the list is probably not luck.", CaveatSection.luckInShort(1));
    assertEquals(
        " Fewer than one of the four on the list is probably luck.", CaveatSection.luckInShort(4));
    assertEquals(
        " About one of the eight on the list is probably luck.", CaveatSection.luckInShort(8));
    assertEquals(
        " About two of the 16 on the list are probably luck.", CaveatSection.luckInShort(16));
  }
}
