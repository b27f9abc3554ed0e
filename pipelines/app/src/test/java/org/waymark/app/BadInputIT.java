package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that are wrong: what the message says, and what becomes of the rest. */
class BadInputIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AS_OF = "2026-11-15";
  private static final String LANDING = "landing/emergency-departments/2025-01-to-2026-02.csv";
  private static final String REFUSED =
      "SELECT source_file, line, coalesce(field, ''), reason FROM rejected_record ORDER BY line";

  @TempDir Path folder;

  private Path workspace;
  private Path out;

  @BeforeEach
  void makeAWorkspace() {
    workspace = folder.resolve("workspace");
    out = folder.resolve("out");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
  }

  /** Runs, and holds the answer to what every answer must be. */
  private JsonNode run(int exitCode, String... told) throws IOException {
    return told(RealCommand.run(workspace, out, AS_OF), exitCode, told);
  }

  private static JsonNode told(Shell.Answer answer, int exitCode, String... told)
      throws IOException {
    assertEquals(exitCode, answer.exitCode(), answer.err());
    for (String words : told) {
      assertTrue(answer.err().contains(words), words + " is not in: " + answer.err());
    }
    assertFalse(answer.err().contains("\tat "), "a stack trace: " + answer.err());
    assertFalse(answer.err().contains("Exception"), answer.err());
    JsonNode line = JSON.readTree(answer.lastLine());
    assertEquals(exitCode == 0 ? "published" : "failed", line.path("status").asText());
    assertEquals(exitCode != 0, line.path("message").isTextual());
    assertEquals(AS_OF, line.path("as_of").asText());
    return line;
  }

  private void replace(String file, String text, String by) throws IOException {
    Path path = workspace.resolve(file);
    String before = Files.readString(path);
    assertTrue(before.contains(text), file + " has no " + text);
    Files.writeString(path, before.replace(text, by));
  }

  private void nothingIsPublished() {
    assertFalse(Files.exists(out.resolve("catalog.json")));
    assertFalse(Files.exists(out.resolve("views.sql")));
  }

  @Test
  void wrongYamlIsToldWithItsLine() throws IOException {
    Path mission = workspace.resolve("missions/urgent-care.yaml");
    String text = Files.readString(mission);
    Files.writeString(mission, text + "  bad: [unclosed\n");
    long line = text.lines().count() + 1;
    run(2, "missions/urgent-care.yaml:" + line + ":", "not YAML", "look at indentation");
    nothingIsPublished();
  }

  @Test
  void anUnknownIndicatorIsToldWithTheNearestOne() throws IOException {
    replace("feeds/emergency-departments.yaml", "id: seen-within-4h", "id: seen-witin-4h");
    run(2, "feeds/emergency-departments.yaml:", "seen-witin-4h", "did you mean `seen-within-4h`?");
    nothingIsPublished();
  }

  @Test
  void aMissingFileIsToldWithItsFeedAndWhatItLooksFor() throws IOException {
    Files.delete(workspace.resolve(LANDING));
    run(5, "emergency-departments", "landing/emergency-departments/*.csv");
    nothingIsPublished();
  }

  @Test
  void aFileWhereTheOutputShallBeIsToldAndStays() throws IOException {
    Files.writeString(out, "minutes of the meeting");
    run(2, out.toString(), "a file of that name exists already");
    assertEquals("minutes of the meeting", Files.readString(out));

    out = out.resolve("below");
    run(2, out.toString(), "Not a directory");
  }

  @Test
  void placesWithoutAnyLineAreToldAsSuch() throws IOException {
    Files.writeString(workspace.resolve("places.csv"), "");
    run(2, "places.csv:1:1: the file is empty", "place_id,name");
    nothingIsPublished();
  }

  @Test
  void aFileCutWithinALineLosesThatLineOnly() throws Exception {
    Path file = workspace.resolve(LANDING);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 5_000));
    long rows = Files.readString(file).lines().count() - 1;
    JsonNode line = run(0);
    assertEquals(rows, line.path("rows").asLong());
    assertEquals(1, line.path("rejected").asLong());
    try (Published tables = Published.in(out)) {
      assertEquals(
          List.of(List.of(LANDING, "" + (rows + 1), "", "wrong-number-of-fields")),
          tables.rows(REFUSED));
      assertEquals(2 * (rows - 1), tables.number("SELECT count(*) FROM observation"));
    }
  }

  @Test
  void aZipByAnotherNameIsReadAndAnArchiveOfAnotherKindIsToldOnTheWay() throws Exception {
    Path file = workspace.resolve(LANDING);
    byte[] content = Files.readAllBytes(file);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("2025-01-to-2026-02.csv"));
      zip.write(content);
    }
    String other = "landing/emergency-departments/2026-03.csv";
    Files.write(
        workspace.resolve(other), "7z\u00BC\u00AF\t\t\0\4".getBytes(StandardCharsets.ISO_8859_1));
    run(0, other, "the file looks like a 7-Zip archive; unpack it first");
    long rows = new String(content, StandardCharsets.UTF_8).lines().count() - 1;
    try (Published tables = Published.in(out)) {
      assertEquals(List.of(List.of(other, "0", "", "not-text")), tables.rows(REFUSED));
      assertEquals(2 * rows, tables.number("SELECT count(*) FROM observation"));
      assertEquals(
          List.of(List.of(LANDING)), tables.rows("SELECT DISTINCT source_file FROM observation"));
    }
  }

  /** Half a gigabyte of memory: the line alone would fill most of it as text. */
  @Test
  void aLineOfTwoHundredMegabytesIsRefusedInLittleMemory() throws Exception {
    Path file = workspace.resolve(LANDING);
    List<String> lines = Files.readAllLines(file);
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'x');
    try (OutputStream csv = Files.newOutputStream(file)) {
      csv.write((String.join("\n", lines.subList(0, 50)) + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 200; i++) {
        csv.write(megabyte);
      }
      csv.write(
          ("\n" + String.join("\n", lines.subList(50, lines.size())) + "\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    Shell.Answer answer =
        RealCommand.answer(
            RealCommand.process("-Xmx512m -XX:TieredStopAtLevel=1", workspace, out, AS_OF), folder);
    JsonNode line = told(answer, 0);
    assertEquals(lines.size(), line.path("rows").asLong());
    try (Published tables = Published.in(out)) {
      assertEquals(List.of(List.of(LANDING, "51", "", "row-too-long")), tables.rows(REFUSED));
      assertEquals(2L * (lines.size() - 1), tables.number("SELECT count(*) FROM observation"));
    }
  }

  @Test
  void aGateThatRefusesLeavesWhatStood() throws Exception {
    run(0);
    Map<String, String> before = FolderContent.digests(out);

    replace("waymark.yaml", "rejected_share: 0.2", "rejected_share: 0.05");
    replace(LANDING, "\nbirchmere,", "\nbirchmeer,");
    JsonNode line = run(3, "fail_on.rejected_share", "unknown-place", LANDING);
    assertTrue(line.path("message").asText().contains("Nothing was published"));
    Map<String, String> after = FolderContent.digests(out);
    after.keySet().retainAll(before.keySet());
    before.remove(".lock");
    after.remove(".lock");
    assertEquals(before, after);

    replace("waymark.yaml", "rejected_share: 0.05", "rejected_share: 0.9");
    run(0);
    try (Published tables = Published.in(out)) {
      assertTrue(tables.number("SELECT count(*) FROM rejected_record") > 10);
    }
  }
}
