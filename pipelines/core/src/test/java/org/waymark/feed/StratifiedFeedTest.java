package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Feed;

/** Rows of the rate {@code wounds}, which is standardised by the strata young and old. */
class StratifiedFeedTest {
  private static final String HEADER = "place,period,indicator,age,num,den,value\n";

  private static Feed feed(Optional<Feed.Source> stratum) {
    return new Feed.LongFeed(
        "long",
        Fixture.CSV,
        Fixture.column("place"),
        Fixture.dated("period"),
        Optional.empty(),
        stratum,
        Fixture.column("indicator"),
        Fixture.number("num"),
        Fixture.number("den"),
        Fixture.number("value"),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  private static Fixture.Outcome read(String rows) {
    return Fixture.read(feed(Optional.of(Fixture.column("age"))), HEADER + rows);
  }

  @Test
  void theStratumOfARowIsTakenWhereItsIndicatorIsStandardised() {
    Fixture.Outcome outcome =
        read(
            """
            RA,2026-09,wounds,old,80,100,
            RA,2026-09,wounds, young ,3,200,
            RA,2026-09,seen,nonsense,3,200,
            """);
    assertEquals(
        List.of(
            "00002 i7 p0 2026-09 num=80.0 den=100.0 s1",
            "00003 i7 p0 2026-09 num=3.0 den=200.0 s0",
            "00004 i4 p0 2026-09 num=3.0 den=200.0 "),
        outcome.observations());
  }

  @Test
  void aRowOfAnotherStratumIsRefusedAndTheNearMissIsNamed() {
    Fixture.Outcome outcome = read("RA,2026-09,wounds,yuong,80,100,\nRA,2026-09,wounds,,1,2,\n");
    assertEquals(List.of("unknown-stratum@2", "unknown-stratum@3"), outcome.reasons());
    assertEquals(
        List.of(
            "no stratum 'yuong' in the standard population; did you mean 'young'?",
            "no stratum is named"),
        outcome.rejected().stream().map(row -> row.getDetail()).toList());
    assertEquals("age", outcome.rejected().get(0).getField());
    assertEquals(new FileTally(2, 0, 2, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void aStandardisedRateWithoutCountsOrWithoutAStratumIsRefused() {
    assertEquals(List.of("missing-part@2"), read("RA,2026-09,wounds,old,,,5\n").reasons());
    Fixture.Outcome unmapped =
        Fixture.read(feed(Optional.empty()), HEADER + "RA,2026-09,wounds,old,80,100,\n");
    assertEquals(List.of("unknown-stratum@2"), unmapped.reasons());
    assertEquals(
        "the feed maps no `stratum`, and this rate is standardised",
        unmapped.onlyRejected().getDetail());
  }
}
