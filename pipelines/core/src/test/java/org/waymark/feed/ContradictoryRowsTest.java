package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.panel.PanelBuilder;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.schema.record.RejectedRecord;

class ContradictoryRowsTest {
  private static final String MAP =
      "map:\n  place: place\n  period: month\n  indicators: [{id: calls, value: v}]\n";

  private static List<RejectedRecord> refused(String format, String text, Integer... lines)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var feed = YamlFeed.of("format: " + format + "\n" + MAP);
    InspectedFile file =
        FileInspection.inspect(
            new ByteArrayInputStream(bytes), "landing/f", feed.reading(), Long.MAX_VALUE);
    int period = Period.containing(PeriodKind.MONTH, LocalDate.of(2026, 1, 1)).code();
    var one =
        new PanelBuilder.Contradiction(
            0, 7, 0, period, false, List.of(lines), Collections.nCopies(lines.length, false));
    return new ContradictoryRows(Fixture.workspace(feed), 0, file, Fixture.AS_OF, "run")
        .refused(
            List.of(one),
            position -> {
              var in = new ByteArrayInputStream(bytes);
              in.skipNBytes(position);
              return in;
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "csv # place,month,sex,v|RA,2026-01,T,10|RA,2026-01,F,6| # 2 # 3 # RA,2026-01,T,10",
        "jsonl #"
            + " {\"place\":\"RA\",\"month\":\"2026-01\",\"sex\":\"T\",\"v\":10}|{\"place\":\"RA\",\"month\":\"2026-01\",\"sex\":\"F\",\"v\":6}|"
            + " # 1 # 2 # {\"place\":\"RA\",\"month\":\"2026-01\",\"sex\":\"T\",\"v\":10}"
      })
  void the_column_or_key_that_tells_rows_apart_is_named(
      String format, String text, int first, int second, String raw) throws IOException {
    List<RejectedRecord> refused = refused(format, text.replace('|', '\n'), first, second);
    assertEquals(
        "lines "
            + first
            + ", "
            + second
            + " give RA in 2026-01 different numbers; sex differs: 'F', 'T'; select one with"
            + " `where`, or map a `revision`",
        refused.get(0).getDetail());
    assertEquals(raw, refused.get(0).getRaw());
  }

  @Test
  void fields_of_nested_objects_are_named_by_their_path() throws IOException {
    String text =
        """
        {"place":"RA","month":"2026-01","by":{"age":"old"},"v":10}
        {"place":"RA","month":"2026-01","v":6}
        """;
    String detail = refused("jsonl", text, 1, 2).get(0).getDetail();
    assertTrue(detail.contains("by.age differs: nothing, 'old'"), detail);
  }
}
