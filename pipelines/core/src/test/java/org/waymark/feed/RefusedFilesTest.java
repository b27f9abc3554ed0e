package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.registry.Feed;

/** Each way in which a file can fail: its rows are in the account all the same. */
class RefusedFilesTest {
  private static final Feed WIDE = Fixture.wideFeed(Fixture.CSV, Fixture.value("calls", "calls"));
  private static final String ROWS = "RA,2026-09,1\nRA,2026-08,2\nRA,2026-07,3\n";

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("missing-column", "site,period,calls\n" + ROWS, 3),
        Arguments.of("duplicate-column", "place,place,period,calls\n" + ROWS, 3),
        Arguments.of("broken-quoting", "place,\"period\"x,calls\n" + ROWS, 3),
        Arguments.of("empty-file", "", 1),
        Arguments.of("empty-file", "\n\n", 1),
        Arguments.of("missing-column", "place,period\n", 1),
        Arguments.of("not-text", "<html>\n<body>\n502 Bad Gateway\n</body></html>\n", 3),
        Arguments.of("not-text", "<!DOCTYPE html><title>Sign in</title>", 1),
        Arguments.of("not-text", "PK\3\4\24\0\6\0\1\2\3", 1),
        Arguments.of("not-text", "p\0l\0a\0c\0e\0\n\0R\0A\0\n\0", 2));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aRefusedFileCountsItsRowsOrAtLeastOne(String reason, String text, long rows) {
    Fixture.Outcome outcome =
        Fixture.read(WIDE, text.getBytes(StandardCharsets.ISO_8859_1), Long.MAX_VALUE);
    InspectedFile file = outcome.file();
    assertEquals(reason, file.faults().get(0).reason());
    assertFalse(file.readable());
    assertEquals(rows, file.rows());
    assertEquals(rows, file.refusedRows());
    assertTrue(file.splits().isEmpty());
    assertEquals(FileTally.NONE, outcome.tally());
  }

  static Stream<Arguments> damaged() {
    String header = "place,period,calls\n";
    return Stream.of(
        Arguments.of(header + "RA,2026-09,1\nRA,2026-08,\0002\nRA,2026-07,3\n", 2, 1),
        Arguments.of(header + "RA,2026-09,1\nR\0,2026-08,2\nRA,2026-07,3\n", 2, 1),
        Arguments.of(header + ROWS + "\0".repeat(3000), 3, 1),
        Arguments.of(header + "RA,2026-09,1\nRA,\"2026-08,2\nRA,2026-07,3\n", 2, 1),
        Arguments.of(header + "RA,2026-09,1\nRA,2026-08\nRA,2026-07,3\n", 2, 1),
        Arguments.of(header + ROWS + "RA,2026-0", 3, 1),
        Arguments.of(header, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void damageWithinAFileCostsTheRowsThatItIsIn(String text, long accepted, long rejected) {
    Fixture.Outcome outcome = Fixture.read(WIDE, text);
    assertEquals(0, outcome.file().refusedRows());
    assertEquals(accepted, outcome.tally().accepted());
    assertEquals(rejected, outcome.tally().rejected());
    assertEquals(accepted + rejected, outcome.tally().rowsRead());
    assertEquals(outcome.file().rows(), outcome.tally().rowsRead());
  }
}
