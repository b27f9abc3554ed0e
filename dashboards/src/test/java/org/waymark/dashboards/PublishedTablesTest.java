package org.waymark.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.dashboards.table.CleanText;
import org.waymark.dashboards.table.PublishedTables;

class PublishedTablesTest {
  @Test
  void aTableWithoutRowsAtTheLatestDateIsEmptyThereAndOneWithoutAnyIsThere(@TempDir Path out)
      throws Exception {
    LocalDate now = LocalDate.of(2026, 11, 15);
    try (PublishedFolder folder = new PublishedFolder()) {
      for (LocalDate date : List.of(now.minusWeeks(1), now)) {
        folder.add("run", "run_id", "r", "as_of", date);
      }
      folder.add("theme", "theme_id", "t", "as_of", now.minusWeeks(1), "run_id", "r");
      folder.publish(out);
    }
    try (PublishedTables tables = PublishedTables.open(out)) {
      assertEquals(List.of(0L), count(tables, "theme"));
      assertEquals(List.of(1L), count(tables, "theme_all"));
      assertEquals(List.of(0L), count(tables, "practice_all"));
    }
  }

  private static List<Long> count(PublishedTables tables, String view) throws Exception {
    return tables.list("SELECT count(*) AS n FROM " + view, row -> row.whole("n"));
  }

  @Test
  void controlsAndTurnsOfDirectionAreMarkedAndOtherScriptsStay() {
    assertEquals("a\uFFFDb c", CleanText.of("a\u202Eb\nc"));
    assertEquals("Cwmbrân 東京 \uD83D\uDE00", CleanText.of("Cwmbrân 東京 \uD83D\uDE00"));
    assertEquals("\uFFFD", CleanText.of("\uD83D"));
  }
}
