package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over the real registry. */
class EvaluateThemesCommandTest {
  @TempDir Path folder;
  private final Shell shell = new Shell();

  @BeforeEach
  void aMissionListens() throws IOException {
    write("waymark.yaml", "calendar: iso\n");
    write("places.csv", "place_id,name\nA,A\n");
    write(
        "missions/heard.yaml",
        """
        id: heard
        title: Heard
        starts: 2026-01-01
        ends: 2027-01-01
        themes:
          - {id: food, title: Food and drink, phrases: [food, meal]}
          - {id: waits, title: Waits, phrases: [waiting]}
        """);
    shell.registry = ConnectedServices.of().registry();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Shell.Answer evaluate(String coded) throws IOException {
    write("coded.csv", coded);
    return shell.type(
        "themes",
        "evaluate",
        "--workspace",
        folder.toString(),
        "--coded",
        folder.resolve("coded.csv").toString(),
        "--text",
        "comment");
  }

  @Test
  void everyThemeWithAColumnIsComparedAndNoCommentIsPrinted() throws IOException {
    StringBuilder coded = new StringBuilder("comment,Food and drink\n");
    for (int i = 0; i < 40; i++) {
      boolean food = i % 4 == 0;
      coded.append(
          String.format(
              Locale.ROOT,
              "\"Visit %d, %s\",%d%n",
              i,
              food ? "the meal was cold" : "secretword",
              food ? 1 : 0));
    }
    Shell.Answer answer = evaluate(coded + "n/a,0\n");
    assertEquals(0, answer.exitCode(), answer.err());
    assertTrue(answer.out().startsWith("40 texts with content, 1 without."), answer.out());
    assertTrue(
        answer.out().contains("food      10  phrases    1.00   1.00  1.00 (1.00 to 1.00)"),
        answer.out());
    assertFalse(answer.out().contains("waits"), answer.out());
    assertFalse(answer.out().contains("secretword"), answer.out());
  }

  @Test
  void whatIsWrongWithTheCodedFileIsTold() throws IOException {
    Shell.Answer unknown = evaluate("comment,parking\nLong wait,1\n");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("no column is named after a theme"), unknown.err());
    Shell.Answer odd = evaluate("comment,food\nLong wait,maybe\n");
    assertEquals(2, odd.exitCode());
    assertTrue(odd.err().contains("line 2: `food` holds neither 1 nor 0"), odd.err());
    Shell.Answer missing = evaluate("text,food\nLong wait,1\n");
    assertTrue(
        missing.err().contains("there is no column `comment`; there is `text`"), missing.err());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Shell.Answer answer =
        shell.type(
            List.of(
                    "themes",
                    "evaluate",
                    "--workspace",
                    folder.toString(),
                    "--coded",
                    "nowhere.csv",
                    "--text",
                    "comment")
                .toArray(String[]::new));
    assertEquals(5, answer.exitCode());
    assertTrue(answer.err().contains("no file found at nowhere.csv"), answer.err());
  }
}
