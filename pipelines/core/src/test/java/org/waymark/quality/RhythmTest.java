package org.waymark.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.registry.Expected;

class RhythmTest {
  private static List<Rhythm.Seen> seen(String runs) {
    return Arrays.stream(runs.strip().split(" +"))
        .map(run -> run.split("="))
        .map(run -> new Rhythm.Seen(LocalDate.parse(run[0]), LocalDate.parse(run[1])))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    // months of 28 to 31 days, seen in the middle of the next one
    "2026-01-15=2025-12-31 2026-02-15=2026-01-31 2026-03-15=2026-02-28, 2026-04-18",
    // weekly runs that see a month's figures once
    "2026-02-08=2025-12-31 2026-02-15=2026-01-31 2026-02-22=2026-01-31 2026-03-08=2026-01-31"
        + " 2026-03-15=2026-02-28, 2026-04-18",
    // weeks
    "2026-01-04=2026-01-04 2026-01-11=2026-01-11 2026-01-18=2026-01-18, 2026-01-26",
    // quarters of which one came half a year late: that one teaches nothing
    "2025-02-01=2024-12-31 2025-05-01=2025-03-31 2025-08-01=2025-06-30 2026-04-01=2025-09-30"
        + " 2026-04-20=2025-12-31, 2026-07-29",
    // days
    "2026-01-05=2026-01-04 2026-01-06=2026-01-05 2026-01-07=2026-01-06, 2026-01-09",
  })
  void theNextPeriodIsExpectedAsTheEarlierCame(String runs, LocalDate next) {
    List<Rhythm.Seen> seen = seen(runs);
    Expected learned = Rhythm.of(seen).orElseThrow();
    assertEquals(next, learned.nextAfter(seen.get(seen.size() - 1).latestEnd()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15=2025-12-31",
    "2026-01-15=2025-12-31 2026-02-15=2026-01-31",
    "2026-01-15=2025-12-31 2026-02-15=2026-01-31 2026-03-15=2026-01-31 2026-04-15=2026-01-31",
  })
  void twoArrivalsAreNoRhythm(String runs) {
    assertEquals(Optional.empty(), Rhythm.of(seen(runs)));
  }

  @Test
  void theOrderInWhichRunsAreGivenDoesNotMatter() {
    String runs = "2026-03-15=2026-02-28 2026-01-15=2025-12-31 2026-02-15=2026-01-31";
    assertEquals(
        Rhythm.of(seen("2026-01-15=2025-12-31 2026-02-15=2026-01-31 2026-03-15=2026-02-28")),
        Rhythm.of(seen(runs)));
  }
}
