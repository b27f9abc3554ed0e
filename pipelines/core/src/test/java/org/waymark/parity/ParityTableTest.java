package org.waymark.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.waymark.statistics.Reference;

/** Our numbers are those of the programs that people use already, as docs/parity.md says. */
class ParityTableTest {

  private static List<Comparison> comparisons = List.of();

  @BeforeAll
  static void compare() {
    Reference.folder("plotthedots"); // skips where the reference results are absent
    comparisons = ParityTable.comparisons();
  }

  @TestFactory
  Stream<DynamicTest> everyQuantityAgreesWithinItsTolerance() {
    return comparisons.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () -> {
                      assertTrue(row.cases() > 0, "nothing was compared");
                      assertEquals("", row.broken().orElse(""));
                    }));
  }

  @Test
  void thePageShowsTheTableOfThisRun() throws IOException {
    Path page = Reference.repository().resolve("docs").resolve("parity.md");
    String text = Files.readString(page);
    String written = ParityTable.written(text, comparisons);
    if (Boolean.getBoolean("waymark.update")) {
      Files.writeString(page, written);
    } else {
      assertEquals(written, text, "run the tests with -Dwaymark.update=true to write it again");
    }
  }
}
