package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasesAndExpectedTest {
  private static Place place(String id) {
    return new Place(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  private static List<Place> read(String text, List<Problem> problems) {
    return AliasReader.read(
        text.getBytes(StandardCharsets.UTF_8),
        List.of(place("A"), place("B")),
        new FileProblems("places_alias.csv", problems));
  }

  @Test
  void aPlaceHasTheAliasesThatAreGivenForIt() {
    List<Problem> problems = new ArrayList<>();
    List<Place> places = read("alias,place_id\nAlpha,A\nE01,A\nBeta,B\n", problems);
    assertEquals(List.of("Alpha", "E01"), places.get(0).aliases());
    assertEquals(List.of("Beta"), places.get(1).aliases());
    assertEquals(List.of(), problems);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Alpha,C # no place `C`",
        "B,A # is a `place_id` itself",
        "Alpha,A|Alpha,B # means two places",
        ",A # `alias` is empty",
        "Alpha # has 1 fields",
      })
  void whatMeansNoPlaceOrTwoIsAProblem(String lines, String words) {
    List<Problem> problems = new ArrayList<>();
    read("alias,place_id\n" + lines.strip().replace('|', '\n') + "\n", problems);
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).rendered().contains(words.strip()), problems.get(0).rendered());
  }

  @ParameterizedTest
  @CsvSource({
    "monthly,2026-02-28,2026-03-31",
    "'monthly, within 45 days',2026-02-28,2026-05-15",
    "weekly within 3d,2026-03-01,2026-03-11",
    "'quarterly, within 6w',2025-12-31,2026-05-12",
    "yearly,2025-03-31,2026-03-31",
  })
  void theNextPeriodIsExpectedByADay(String text, LocalDate end, LocalDate expected) {
    assertEquals(expected, Expected.parse(text).orElseThrow().nextAfter(end));
  }

  @ParameterizedTest
  @CsvSource({"often", "monthly within a while", "within 45 days", "Monthly"})
  void whatSaysNotHowOftenIsNone(String text) {
    assertEquals(Optional.empty(), Expected.parse(text));
  }
}
