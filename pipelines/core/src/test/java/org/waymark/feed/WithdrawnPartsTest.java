package org.waymark.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row that no longer shows a number takes an earlier one back, also where it is refused. */
class WithdrawnPartsTest {
  private static final String SHARE =
      """
      format: csv
      map:
        place: place
        period: month
        indicators: [{id: seen, numerator: num, denominator: den}]
      """;
  private static final String VALUE =
      """
      format: csv
      map:
        place: place
        period: month
        indicators: [{id: calls, value: num}]
      """;

  @Test
  void an_empty_half_is_refused_and_takes_back_the_whole() {
    Fixture.Outcome outcome =
        YamlFeed.read(SHARE, "place,month,num,den\nRA,2026-01,,100\nRB,2026-05,8,\n");
    assertEquals(List.of("missing-part@2", "missing-part@3"), outcome.reasons());
    assertEquals(List.of("2 p0", "3 p1"), outcome.takenBack());
  }

  @Test
  void a_mark_that_hides_a_number_takes_it_back_without_being_declared() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            VALUE,
            "place,month,num\nRA,2026-01,[c]\nRA,2026-02,<5\nRA,2026-03,n/k\nRA,2026-04,*\n");
    assertEquals(
        List.of("bad-number@2", "bad-number@3", "bad-number@4", "bad-number@5"), outcome.reasons());
    assertEquals(List.of("2 p0 hidden", "3 p0 hidden", "5 p0 hidden"), outcome.takenBack());
  }

  @Test
  void a_half_that_is_hidden_takes_back_the_whole() {
    Fixture.Outcome outcome =
        YamlFeed.read(SHARE, "place,month,num,den\nRA,2026-01,*,100\nRA,2026-02,3,100\n");
    assertEquals(List.of("bad-number@2"), outcome.reasons());
    assertEquals(List.of("2 p0 hidden"), outcome.takenBack());
  }

  @Test
  void a_line_of_json_in_utf_8_is_read_as_that_beside_lines_of_another_encoding() {
    byte[] utf8 = "{\"place\":\"groß\",\"month\":\"2026-01\",\"num\":1}\n".getBytes(UTF_8);
    byte[] latin = "{\"place\":\"kühl\",\"month\":\"2026-01\",\"num\":1}\n".getBytes(ISO_8859_1);
    byte[] both = Arrays.copyOf(utf8, utf8.length + latin.length);
    System.arraycopy(latin, 0, both, utf8.length, latin.length);
    List<String> raw =
        YamlFeed.read(VALUE.replace("csv", "jsonl"), both).rejected().stream()
            .map(row -> row.getRaw().substring(10, 14))
            .toList();
    assertEquals(List.of("groß", "kühl"), raw);
  }
}
