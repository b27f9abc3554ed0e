package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.registry.Feed;

/** The decimal mark is decided by column, from mapped columns, by all of a column's numbers. */
class DecimalMarksTest {
  private static final Feed FEED =
      Fixture.wideFeed(
          Fixture.CSV, Fixture.value("income", "value"), Fixture.value("weekly", "other"));
  private static final Feed VALUE = Fixture.wideFeed(Fixture.CSV, Fixture.value("income", "value"));

  /** A file of two columns: the values of each row, as they are written there. */
  private static String file(char delimiter, List<String> values) {
    StringBuilder text = new StringBuilder("place;period;code;value\n".replace(';', delimiter));
    for (int i = 0; i < values.size(); i++) {
      text.append("RA").append(delimiter).append(2000 + i % 20).append(delimiter).append("47.30");
      text.append(delimiter).append(values.get(i)).append('\n');
    }
    return text.toString();
  }

  private static String read(String text) {
    Fixture.Outcome outcome =
        Fixture.read(VALUE, text.getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
    List<String> found = new ArrayList<>();
    for (String observation : outcome.observations()) {
      found.add(observation.replaceAll(".*value=(\\S+) .*", "$1"));
    }
    outcome.rejected().forEach(row -> found.add(row.getReason()));
    return String.join(" ", found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        // delimiter # values # what they are
        "; # 1,749 1,689 1,8 # 1.749 1.689 1.8",
        "; # 1.749 1.689 1.8 # 1.749 1.689 1.8",
        "; # 1,749 1,689 # ambiguous-number ambiguous-number",
        "; # 1,749 0,689 # 1.749 0.689",
        "; # 1.749 12 # 12.0 ambiguous-number",
        "; # 1.234,5 1.234 # 1234.5 1234.0",
        "; # 1,234.5 1,234 # 1234.5 1234.0",
        "; # 1,234,567 1,234 # 1234567.0 1234.0",
        "; # 1.234.567 1.234 # 1234567.0 1234.0",
        "; # 12,5 12.5 13,5 1,234 # 12.5 13.5 bad-number ambiguous-number",
        ", # 1.749 1.689 # 1.749 1.689",
        ", # \"0,125\" \"0,5\" \"12,375\" # 0.125 0.5 12.375",
        ", # \"1,234\" 987 # 987.0 ambiguous-number",
        ", # \"1,234\" 987.5 # 1234.0 987.5",
        ", # \"1,234\" \"-0,5\" # 1.234 -0.5",
        ", # \"1,234\" \"2,345.50\" # 1234.0 2345.5",
        ", # \"0,125\" 1.234 # 0.125 1234.0",
        "| # 1,250 12,5 # 1.25 12.5",
        "| # 1.250 12 # 12.0 ambiguous-number",
        "| # 0.250 1.250 # 0.25 1.25",
        "| # 1 234,567 1,234 # 1234.567 1.234",
      })
  void aColumnIsReadAsAllOfItsNumbersSay(char delimiter, String values, String expected) {
    List<String> written =
        Arrays.stream(values.strip().split("(?<!\\d) | (?!234)")).map(String::strip).toList();
    assertEquals(expected.strip(), read(file(delimiter, written)));
  }

  @Test
  void aRefusalSaysWhatToDeclare() {
    Fixture.Outcome open = Fixture.read(VALUE, file(';', List.of("1,234")));
    assertTrue(open.onlyRejected().getDetail().contains("may be 1234 or 1.234"));
    assertTrue(open.onlyRejected().getDetail().contains("declare `decimal: '.'`"));
    Fixture.Outcome other = Fixture.read(VALUE, file(',', List.of("\"1,5\"", "1.5", "1.25")));
    assertTrue(other.onlyRejected().getDetail().contains("declare `decimal: ','`"));
  }

  @Test
  void aColumnThatIsNotMappedDecidesNothing() {
    String mapped = "place;period;value\nRA;2025;1,749\nRA;2024;1,8\n";
    String coded = "place;period;rate;value\nRA;2025;0.5;1,749\nRA;2024;2.25;1,8\n";
    assertEquals("1.749 1.8", read(mapped));
    assertEquals(read(mapped), read(coded));
  }

  @Test
  void aCommaInAnotherMappedColumnMakesAGroupOfThreeDoubtful() {
    String text = "place,period,value,other\nRA,2025,1.234,\"0,5\"\n";
    assertEquals(List.of("ambiguous-number@2"), Fixture.read(FEED, text).reasons().subList(0, 1));
  }

  @Test
  void whatIsSeenLateCountsForAllRows() throws IOException {
    StringBuilder text = new StringBuilder("place,period,value\n");
    for (int i = 0; i < 1500; i++) {
      text.append("RA,2025,7\n");
    }
    text.append("RA,2024,12.5\nRA,2023,\"1,234\"\n");
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertFalse(
        FileInspection.inspect(new ByteArrayInputStream(bytes), "f", Fixture.CSV, 100)
            .decimalsSeen());
    InspectedFile again =
        FileInspection.inspectEveryRow(new ByteArrayInputStream(bytes), "f", Fixture.CSV, 100);
    assertTrue(again.decimalsSeen());
    assertEquals(
        NumberEvidence.Mark.POINT, again.numbers().mark(2, new int[] {2}, again.delimiter()));
  }

  @Provide
  static Arbitrary<List<String>> columns() {
    return Arbitraries.of(
            "1",
            "12",
            "1,234",
            "1.234",
            "0,5",
            "0.5",
            "12,75",
            "1.234,5",
            "1,234.5",
            "x",
            "",
            "1 234",
            "-1,234",
            "0,125",
            "1,234,567")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = 500)
  void theOrderOfRowsAndTheSplitsDoNotMatter(
      @ForAll("columns") List<String> values, @ForAll long seed) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      rows.add("RA;" + (1990 + i) + ";" + values.get(i) + "\n");
    }
    String header = "place;period;value\n";
    Fixture.Outcome first = Fixture.read(VALUE, header + String.join("", rows));
    Collections.shuffle(rows, new Random(seed));
    byte[] shuffled = (header + String.join("", rows)).getBytes(StandardCharsets.UTF_8);
    Fixture.Outcome second = Fixture.read(VALUE, shuffled, 1);
    assertEquals(withoutLines(first), withoutLines(second));
    assertEquals(first.tally(), second.tally());
  }

  private static List<String> withoutLines(Fixture.Outcome outcome) {
    return outcome.observations().stream().map(o -> o.substring(6)).sorted().toList();
  }
}
