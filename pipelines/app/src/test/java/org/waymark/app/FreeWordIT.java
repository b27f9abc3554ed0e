package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A practice that nobody wrote a theme for is found by the word that its places use, and shown in
 * their words.
 */
class FreeWordIT {
  /** The theme of the sample's codebook by which the planted practice is recognised. */
  private static final Pattern THEME =
      Pattern.compile("  - id: discharge-huddle\\R.*\\R.*\\R|    theme: discharge-huddle\\R");

  @TempDir Path folder;

  @Test
  void aWordThatTheCodebookLacksIsNamedAsAPracticeWithWhatItsPlacesWrote()
      throws IOException, SQLException {
    Path workspace = FolderContent.copy(RealCommand.sample(), folder.resolve("workspace"));
    Path mission = workspace.resolve("missions/health-waits.yaml");
    String codebook = THEME.matcher(Files.readString(mission)).replaceAll("");
    assertTrue(!codebook.contains("discharge-huddle"), codebook);
    Files.writeString(mission, codebook);

    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, SampleRun.AS_OF);
    assertEquals(0, run.exitCode(), run.err());

    try (Published published = Published.in(out)) {
      assertEquals(
          List.of(List.of("word:huddle", "word", "found", "3")),
          published.rows(
              "SELECT theme_id, kind, deviants, sites FROM practice"
                  + " WHERE mission_id = 'health-waits'"));
      assertEquals(
          published.column(
              "SELECT unnest(from_json(places, '[\"VARCHAR\"]')) FROM practice"
                  + " WHERE theme_id = 'word:huddle' ORDER BY 1"),
          published.column(
              "SELECT DISTINCT e.place_id FROM report_excerpt e JOIN practice p"
                  + " ON e.theme_id = p.theme_id AND contains(p.places, e.place_id)"
                  + " WHERE e.method = 'word' AND e.excerpt ILIKE '%huddle%' ORDER BY 1"),
          "every place that shows it is heard");
      String page = Files.readString(out.resolve("reports/2026-11-15/health-waits.html"));
      for (String place : List.of("KB2", "KB8", "KF6")) {
        List<String> written =
            published.column(
                "SELECT replace(excerpt, '''', '&#39;') FROM report_excerpt"
                    + " WHERE theme_id = 'word:huddle' AND place_id = '%s'".formatted(place));
        assertTrue(written.stream().anyMatch(page::contains), place + " wrote " + written);
      }
      assertTrue(page.contains("They write of “huddle”"), "the page names the word");
      assertTrue(page.contains("Reports from there speak of “huddle”"), "and asks about it");
    }
  }
}
