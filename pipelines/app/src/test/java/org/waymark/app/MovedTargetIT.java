package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that moved between two published dates is reported, and its earlier value is kept. */
class MovedTargetIT {

  @TempDir Path folder;

  @Test
  void aTargetThatMovesIsToldAndItsEarlierVersionStands() throws IOException, SQLException {
    Path workspace = folder.resolve("workspace");
    Path out = folder.resolve("out");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-08").exitCode());
    Path mission = workspace.resolve("missions/urgent-care.yaml");
    String before = Files.readString(mission);
    Files.writeString(
        mission, before.replace("by: 2029-03, value: 0.92", "by: 2029-03, value: 0.88"));
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-15").exitCode());
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-22").exitCode());
    try (Published published = Published.in(out)) {
      assertEquals(
          List.of(
              List.of("2026-03-08", "1", "2026-03-08", "0.92", ""),
              List.of(
                  "2026-03-15",
                  "2",
                  "2026-03-15",
                  "0.88",
                  "target moved from 92.0% to 88.0% on 15 March 2026"),
              List.of(
                  "2026-03-22",
                  "2",
                  "2026-03-15",
                  "0.88",
                  "target moved from 92.0% to 88.0% on 15 March 2026")),
          published.rows(
              "SELECT as_of, version, version_since, target_value, coalesce(changes, '')"
                  + " FROM goal_all WHERE goal_id = 'four-hours' ORDER BY as_of"));
      assertEquals(
          List.of(List.of("2026-03-15", "target moved from 92.0% to 88.0% on 15 March 2026")),
          published.rows(
              "SELECT as_of, changed FROM goal_progress_all WHERE goal_id = 'four-hours'"
                  + " AND method = 'linear-pace' AND changed IS NOT NULL"));
    }
  }
}
