package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventFeedsTest {
  private static String feed(String mapping) {
    return "format: csv\nmap:\n  place: place\n  period: opened\n  indicators:\n    - {id: calls, "
        + mapping
        + "}\n";
  }

  private static final String CALLS =
      """
      case,place,opened,kind,cost
      c1,RA,2026-05-03,noise,10
      c2,RA,2026-05-31,noise,
      c3,RC,2019-01-05,water,7
      ,RA,2026-05-31,noise,1
      c5,RA,2027-01-01,noise,1
      """;

  @Test
  void a_row_that_is_an_event_has_one_for_its_place_and_the_period_of_its_date() {
    Fixture.Outcome outcome =
        YamlFeed.read(feed("count: rows, where: {kind: {not: water}}"), CALLS);
    assertEquals(
        List.of(
            "00002 i0 p0 2026-05 value=1.0 ",
            "00003 i0 p0 2026-05 value=1.0 ",
            "00005 i0 p0 2026-05 value=1.0 "),
        outcome.observations());
    assertEquals(1, outcome.tally().notSelected());
    assertEquals(1, outcome.tally().notYetKnown());
  }

  @Test
  void an_event_that_counts_once_needs_its_id() {
    Fixture.Outcome outcome = YamlFeed.read(feed("count: rows, distinct: case"), CALLS);
    assertEquals(List.of("missing-id@5"), outcome.reasons());
    assertEquals(3, outcome.tally().accepted());
  }

  @Test
  void amounts_of_events_are_added_up_and_one_that_is_empty_adds_nothing() {
    Fixture.Outcome outcome = YamlFeed.read(feed("sum: cost / 10"), CALLS);
    assertEquals(3, outcome.observations().size());
    assertEquals(1, outcome.tally().noValue());
  }

  @Test
  void keys_of_events_that_contradict_each_other_are_problems() {
    for (String wrong :
        List.of(
            "count: rows, value: cost",
            "count: rows, sum: cost",
            "count: cases",
            "value: cost, distinct: case")) {
      assertEquals(1, YamlFeed.problems(feed(wrong)).size(), YamlFeed.problems(feed(wrong)) + "");
    }
    assertEquals(1, YamlFeed.problems(feed("count: rows").replace("calls", "seen")).size());
  }
}
