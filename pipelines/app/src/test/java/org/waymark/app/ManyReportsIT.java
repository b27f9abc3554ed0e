package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * So many reports that their excerpts are written in parts: one table, the same on either engine.
 */
class ManyReportsIT {
  private static final int REPORTS = 5000;

  @TempDir Path folder;

  private Path workspace() throws IOException {
    write("places.csv", "place_id,name\nnorth,North\nsouth,South\n");
    write("waymark.yaml", "disclosure: none\n");
    write(
        "missions/heard.yaml",
        """
        id: heard
        title: Heard
        starts: 2025-01-01
        ends: 2029-12-31
        themes: [{id: beds, title: Beds, phrases: [waiting for a bed]}]
        """);
    write(
        "feeds/notes.yaml",
        """
        id: notes
        kind: reports
        format: csv
        files: landing/notes.csv
        map: {report: id, place: site, date: said_on, text: words}
        """);
    // Reports are dealt out by their ids; these all go the same way, and are many there.
    List<String> rows =
        IntStream.iterate(0, n -> n + 1)
            .mapToObj(n -> "r" + n)
            .filter(id -> Math.floorMod(id.hashCode(), 16) == 5)
            .limit(REPORTS)
            .map(id -> id + ",north,2026-03-01,We were waiting for a bed in " + id)
            .toList();
    write("landing/notes.csv", "id,site,said_on,words\n" + String.join("\n", rows) + "\n");
    return folder.resolve("workspace");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void everyExcerptStandsOnceOnEitherEngine() throws IOException, SQLException {
    Path workspace = workspace();
    Path direct = folder.resolve("direct");
    Path flink = folder.resolve("flink");
    for (Path out : List.of(direct, flink)) {
      Shell.Answer run =
          RealCommand.run(
              workspace, out, "2026-03-31", "--runner", String.valueOf(out.getFileName()));
      assertEquals(0, run.exitCode(), run.err());
    }
    assertEquals(
        FolderContent.digests(direct.resolve("data")),
        FolderContent.digests(flink.resolve("data")));
    assertEquals(2, FolderContent.files(direct.resolve("data/report_excerpt")).size());
    try (Published published = Published.in(direct)) {
      assertEquals(
          List.of(List.of("5000", "5000", "1")),
          published.rows(
              "SELECT count(*), count(DISTINCT report_id), count(DISTINCT theme_id)"
                  + " FROM report_excerpt"));
      assertEquals(
          List.of(List.of("5000", "5000", "0", "0")),
          published.rows(
              "SELECT sum(rows_read), sum(rows_accepted), sum(rows_rejected), sum(rows_skipped)"
                  + " FROM data_quality WHERE \"check\" = 'rows'"));
      assertEquals(
          5000,
          published.number("SELECT sum(mentions) FROM report_theme WHERE place_id = 'north'"));
    }
  }
}
