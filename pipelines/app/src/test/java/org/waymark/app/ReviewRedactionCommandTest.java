package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over a workspace whose people write what redaction cannot be sure of. */
class ReviewRedactionCommandTest {
  private static final String HEADER =
      "feed_id,source_file,line,where,kind,confidence,replaced,span,context";

  @TempDir Path folder;
  private Path workspace;

  @BeforeEach
  void peopleWrite() throws IOException {
    workspace = folder.resolve("workspace");
    write("waymark.yaml", "calendar: iso\n");
    write("places.csv", "place_id,name\nA,Aldwick\n");
    write(
        "missions/heard.yaml",
        """
        id: heard
        title: Heard
        starts: 2026-01-01
        ends: 2027-01-01
        themes:
          - {id: food, title: Food and drink, phrases: [food, meal]}
        """);
    feed("ward-notes", "notes");
    write(
        "landing/notes/1.jsonl",
        note("1", "A", "Write to a.b@c.org about LS1 4DY.")
            + note("2", "A", "Oluwanifemi said the meal was cold.")
            + note("3", "A", "Dr Amy Jones called about order 07700 900123 today.")
            + note("4", "A", "Nkemdirim said that it leaks."));
    write(
        "landing/notes/2.jsonl",
        note("4", "A", "Somebody said that it leaks.")
            + note("5", "Z", "Chukwuemeka said that nobody came."));
  }

  private void write(String name, String text) throws IOException {
    Path file = workspace.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void feed(String id, String landing) throws IOException {
    write(
        "feeds/" + id + ".yaml",
        "id: "
            + id
            + "\nkind: reports\nformat: jsonl\nfiles: landing/"
            + landing
            + "/*.jsonl\nmap: {report: id, place: site, date: day, text: note}\n");
  }

  private static String note(String id, String site, String text) {
    return "{\"id\": \"%s\", \"site\": \"%s\", \"day\": \"2026-03-02\", \"note\": \"%s\"}\n"
        .formatted(id, site, text);
  }

  private Shell.Answer review(String... further) {
    List<String> arguments =
        new ArrayList<>(List.of("redact", "review", "--workspace", workspace.toString()));
    arguments.addAll(List.of(further));
    return RealCommand.type(arguments.toArray(String[]::new));
  }

  @Test
  void whatIsInDoubtIsListedByConfidenceWithFileAndLine() {
    Shell.Answer answer = review("--format", "csv");
    assertEquals(0, answer.exitCode(), answer.err());
    List<String> lines = answer.out().lines().toList();
    assertEquals(
        List.of(
            HEADER,
            "ward-notes,landing/notes/1.jsonl,3,report,phone,low,no,07700 900123,"
                + "Dr [name] called about order 07700 900123 today.",
            "ward-notes,landing/notes/1.jsonl,2,report,name,medium,yes,Oluwanifemi,"
                + "[name] said the meal was cold."),
        lines.subList(0, 3));
    String refused = "ward-notes,landing/notes/2.jsonl,2,rejected row,";
    assertTrue(lines.get(3).startsWith(refused + "date,medium,yes,2026-03-02,"), lines.get(3));
    assertTrue(lines.get(4).startsWith(refused + "name,medium,yes,Chukwuemeka,"), lines.get(4));
    assertEquals(5, lines.size());
    assertTrue(
        answer
            .err()
            .contains("4 spans uncertain in 5 texts of 1 feed: 1 not redacted, 3 redacted."),
        answer.err());
  }

  @Test
  void aTableEndsWithTheTotalAndAWarningStandsBesideIt() {
    Shell.Answer answer = review("--limit", "1");
    assertEquals(0, answer.exitCode(), answer.err());
    assertTrue(answer.out().startsWith("feed_id"), answer.out());
    List<String> lines = answer.out().lines().toList();
    assertEquals(
        List.of(
            "4 spans uncertain in 5 texts of 1 feed: 1 not redacted, 3 redacted.",
            "The first 1 are listed. Use --limit to list more."),
        lines.subList(lines.size() - 2, lines.size()));
    assertTrue(answer.out().contains("07700 900123"), answer.out());
    assertFalse(answer.out().contains("Oluwanifemi"), answer.out());
    assertTrue(answer.err().startsWith("This output may be personal"), answer.err());
  }

  @Test
  void whatIsCertainAndWhatALaterReportReplacesIsNotListed() {
    String out = review().out();
    for (String certain : List.of("Amy", "Jones", "a.b@c.org", "LS1 4DY", "Nkemdirim")) {
      assertFalse(out.contains(certain), out);
    }
  }

  @Test
  void everyDoubtThatARunCountsIsListedAndNothingIsWritten() throws IOException {
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, "2026-11-15");
    assertEquals(0, run.exitCode(), run.err());
    Shell.Answer counted =
        RealCommand.type(
            "query",
            "--out",
            out.toString(),
            "--format",
            "csv",
            """
            SELECT source_file, "check", sum("count")::INT AS n FROM data_quality
            WHERE "check" LIKE 'left: %' OR "check" LIKE 'doubtful: %' GROUP BY ALL ORDER BY ALL
            """);
    assertEquals(
        """
        source_file,check,n
        landing/notes/1.jsonl,doubtful: name,1
        landing/notes/1.jsonl,left: phone,1
        landing/notes/2.jsonl,doubtful: date,1
        landing/notes/2.jsonl,doubtful: name,1
        """,
        counted.out());
    var before = FolderContent.digests(folder);
    assertEquals(0, review().exitCode());
    assertEquals(before, FolderContent.digests(folder));
  }

  @Test
  void hostileTextIsInert() throws IOException {
    write(
        "landing/notes/1.jsonl",
        note("1", "A", "=1+1 order +44 7700 900123 \\u001b[2Jgone \\u202eevil"));
    String table = review().out();
    String csv = review("--format", "csv").out();
    assertTrue(csv.contains(",'+44 7700 900123,'=1+1 order "), csv);
    for (String printed : List.of(table, csv)) {
      assertTrue(printed.contains("\u00b7[2Jgone \u00b7evil"), printed);
      assertFalse(printed.contains("\u001b") || printed.contains("\u202e"), printed);
    }
  }

  @Test
  void oneFeedCanBeAskedForAndAQueueMayBeEmpty() throws IOException {
    feed("quiet-notes", "quiet");
    write("landing/quiet/1.jsonl", note("1", "A", "The meal was cold."));
    Shell.Answer quiet = review("--feed", "quiet-notes");
    assertEquals(0, quiet.exitCode(), quiet.err());
    assertEquals("Nothing is uncertain in 1 text of 1 feed.\n", quiet.out());
    assertEquals("", quiet.err());
    assertEquals(HEADER + "\n", review("--feed", "quiet-notes", "--format", "csv").out());
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    write("landing/notes/3.jsonl", "");
    String err = review().err();
    assertTrue(err.contains("not read: landing/notes/3.jsonl: "), err);
  }

  @Test
  void wrongUsageIsToldWithWhatWasMeant() throws IOException {
    Shell.Answer misspelt = review("--feed", "ward-note");
    assertEquals(2, misspelt.exitCode());
    assertTrue(
        misspelt.err().contains("feed `ward-note` does not exist; did you mean `ward-notes`?"),
        misspelt.err());
    Shell.Answer other = review("--feed", "xyz");
    assertEquals(2, other.exitCode());
    assertTrue(
        other.err().contains("feed `xyz` does not exist; use one of ward-notes"), other.err());
    assertEquals(2, review("--limit", "0").exitCode());
    assertEquals(2, RealCommand.type("redact", "review").exitCode());
    write("feeds/ward-notes.yaml", "id: ward-notes\n");
    assertEquals(2, review().exitCode());
  }

  @Test
  void aWorkspaceThatIsNotThereIsMissing() {
    Shell.Answer answer =
        RealCommand.type("redact", "review", "--workspace", folder.resolve("no").toString());
    assertEquals(5, answer.exitCode());
    assertTrue(answer.err().contains("no workspace found at"), answer.err());
  }
}
