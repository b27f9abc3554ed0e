package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run reads, and what it says where it cannot finish what it has begun to publish. */
class InputBoundsIT {
  private static final String AS_OF = "2026-11-15";
  private static final String LANDING = "landing/emergency-departments/2025-01-to-2026-02.csv";
  private static final String FEED = "feeds/emergency-departments.yaml";

  @TempDir Path folder;
  private Path workspace;
  private Path out;

  @BeforeEach
  void makeAWorkspace() throws IOException {
    Path root = folder.toRealPath();
    workspace = root.resolve("workspace");
    out = root.resolve("out");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
  }

  @Test
  void aFileBehindALinkIsReadOnlyWhereItsFolderIsOpened() throws IOException {
    Path drop = Files.createDirectories(folder.toRealPath().resolve("drop"));
    Path delivered = drop.resolve("delivered.csv");
    Files.move(workspace.resolve(LANDING), delivered);
    Files.createSymbolicLink(workspace.resolve(LANDING), delivered);

    Shell.Answer check = RealCommand.type("validate", "--workspace", workspace.toString());
    assertEquals(2, check.exitCode(), check.err());
    assertTrue((check.out() + check.err()).contains(FEED + ":"), check.err());
    assertTrue((check.out() + check.err()).contains("is outside the workspace"), check.err());
    assertEquals(2, RealCommand.run(workspace, out, AS_OF).exitCode());
    assertFalse(Files.exists(out.resolve("catalog.json")));

    Files.writeString(
        workspace.resolve("waymark.yaml"),
        Files.readString(workspace.resolve("waymark.yaml")) + "\nalso_read: [" + drop + "]\n");
    Shell.Answer run = RealCommand.run(workspace, out, AS_OF);
    assertEquals(0, run.exitCode(), run.err());
  }

  @Test
  void aFileThatChangesWhileItIsReadIsReadAgain() throws Exception {
    Path file = workspace.resolve(LANDING);
    String old = Files.readString(file);
    Process run =
        RealCommand.process("", workspace, out, AS_OF)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = run.errorReader(StandardCharsets.UTF_8)) {
      boolean changed = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (!changed && line.contains("ingest")) {
          changed = true;
          Files.writeString(file, old.substring(0, old.lastIndexOf('\n', old.length() - 2) + 1));
        }
      }
    }
    assertEquals(0, run.waitFor(), said.toString());
    assertTrue(said.toString().contains("changed while this run read"), said.toString());

    Files.writeString(file, old);
    Shell.Answer again = RealCommand.run(workspace, out, AS_OF);
    assertEquals(0, again.exitCode(), "the old content is new again: " + again.err());
  }

  @Test
  void tablesThatArePublishedWithoutTheirReportHaveAnExitCodeOfTheirOwn() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("reports"), "in the way");

    Shell.Answer run = RealCommand.run(workspace, out, AS_OF);
    assertEquals(6, run.exitCode(), run.err());
    assertTrue(run.err().contains("published, but the report and dashboards"), run.err());
    assertTrue(run.lastLine().contains("\"status\":\"published\""), run.lastLine());
    assertTrue(Files.exists(out.resolve("catalog.json")));

    Files.delete(out.resolve("reports"));
    assertEquals(
        99,
        RealCommand.run(workspace, out, AS_OF).exitCode(),
        "the pages are written all the same");
    assertTrue(Files.exists(out.resolve("reports").resolve(AS_OF).resolve("index.html")));
  }
}
