package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonKeysTest {
  private static final String MAP =
      "map:\n  place: place\n  period: month\n  indicators: [{id: calls, value: calls}]\n";

  private static Fixture.Outcome read(String shape, String text) {
    return YamlFeed.read("format: jsonl\n" + shape + MAP, text);
  }

  @Test
  void letter_case_and_blanks_of_a_key_are_forgiven() {
    Fixture.Outcome outcome =
        read(
            "",
            """
            {"place": "RA", "month": "2024-01", "calls": 1}
            {"PLACE ": "RA", "Month": "2024-02", "calls": 2}
            """);
    assertEquals(
        List.of("00001 i0 p0 2024-01 value=1.0 ", "00002 i0 p0 2024-02 value=2.0 "),
        outcome.observations());
  }

  @Test
  void a_second_name_of_a_column_counts_for_keys_too() {
    Fixture.Outcome outcome =
        read(
            "columns: {place: [place, Area Code]}\n",
            """
            {"place": "RA", "month": "2024-01", "calls": 1}
            {"Area Code": "RA", "month": "2024-02", "calls": 2}
            """);
    assertEquals(2, outcome.observations().size(), outcome.toString());
  }

  @Test
  void the_key_as_the_feed_writes_it_counts_and_two_others_are_refused_by_name() {
    Fixture.Outcome outcome =
        read(
            "",
            """
            {"Place": "RB", "place": "RA", "PLACE": "RC", "month": "2024-01", "calls": 1}
            {"Place": "RB", "PLACE": "RC", "month": "2024-01", "calls": 2}
            """);
    assertEquals(List.of("00001 i0 p0 2024-01 value=1.0 "), outcome.observations());
    assertEquals("ambiguous-column", outcome.onlyRejected().getReason());
    String detail = outcome.onlyRejected().getDetail();
    assertTrue(detail.contains("'Place' and 'PLACE' may both be 'place'"), detail);
  }
}
