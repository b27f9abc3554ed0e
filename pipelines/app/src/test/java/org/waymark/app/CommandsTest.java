package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir Path folder;
  private final Shell shell = new Shell();

  @Test
  void withoutArgumentsTheCommandsAreListed() {
    Shell.Answer answer = shell.type();

    assertEquals(0, answer.exitCode());
    assertEquals("", answer.err());
    for (String command :
        List.of(
            "demo",
            "run",
            "validate",
            "status",
            "backfill",
            "query",
            "diff",
            "report",
            "dashboards",
            "init",
            "doctor")) {
      assertTrue(answer.out().contains("\n  " + command + " "), command);
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    Shell.Answer answer = shell.type("--version");

    assertEquals(0, answer.exitCode());
    assertTrue(answer.out().matches("(?s)waymark \\d+\\.\\d+.*Beam \\d.*"), answer.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "validate",
        "status",
        "backfill",
        "query",
        "diff",
        "report",
        "dashboards",
        "init",
        "doctor"
      })
  void everyCommandHelpsWithExamplesAndExitCodes(String command) {
    Shell.Answer answer = shell.type(command, "--help");

    assertEquals(0, answer.exitCode());
    assertTrue(answer.out().contains("Examples\n  waymark " + command), answer.out());
    assertTrue(answer.out().contains("Exit codes\n"), answer.out());
  }

  @Test
  void oneCommandInstallsCompletionAndTheManualPage() throws Exception {
    Shell.Answer answer = shell.type("completion", "--install", "--to", folder.toString());

    assertEquals(0, answer.exitCode(), answer.err());
    Path script = folder.resolve("bash-completion/completions/waymark");
    Path page = folder.resolve("man/man1/waymark.1");
    assertTrue(answer.out().startsWith(script + "\n" + page + "\n"), answer.out());
    assertTrue(Files.readString(page).startsWith(".TH WAYMARK 1"));
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source '"
                    + script
                    + "'; COMP_WORDS=(waymark va); COMP_CWORD=1; _complete_waymark;"
                    + " echo \"${COMPREPLY[@]}\";"
                    + " COMP_WORDS=(waymark run --fail); COMP_CWORD=2; _complete_waymark;"
                    + " echo \"${COMPREPLY[@]}\"")
            .start();
    bash.getOutputStream().close();
    assertEquals(
        "validate\n--fail-on\n",
        new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "init", "doctor", "completion"})
  void helpOfACommandIsThatOfTheCommand(String command) {
    assertEquals(shell.type(command, "--help").out(), shell.type("help", command).out());
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheNearestOne() {
    Shell.Answer answer = shell.type("vaildate");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("Did you mean `waymark validate`?"), answer.err());
  }

  @Test
  void validateTellsEveryProblemAndCountsThem() {
    shell.check =
        new WorkspaceCheck(
            Optional.empty(),
            List.of("missions/a.yaml:3:5: no such", "places.csv:7:1: twice"),
            List.of("feeds/b.yaml:1:1: warning: unused"));
    Shell.Answer answer = shell.type("validate", "--workspace", folder.toString());

    assertEquals(2, answer.exitCode());
    assertEquals(
        """
        missions/a.yaml:3:5: no such
        places.csv:7:1: twice
        feeds/b.yaml:1:1: warning: unused
        2 problems, 1 warning
        """,
        answer.out());
  }

  @Test
  void validatePassesAWorkspaceWithWarningsOnly() {
    shell.check = new WorkspaceCheck(Optional.empty(), List.of(), List.of("a: warning: b"));

    assertEquals(0, shell.type("validate", "--workspace", folder.toString()).exitCode());
  }

  @Test
  void initWritesIntoANewFolder() throws IOException {
    Path made = folder.resolve("new");
    Shell.Answer answer = shell.type("init", made.toString());

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals("id: first\n", Files.readString(made.resolve("missions/first.yaml")));
    assertTrue(answer.out().contains("waymark run --workspace " + made), answer.out());
  }

  @Test
  void initLeavesAFolderAloneThatHoldsSomething() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    Shell.Answer answer = shell.type("init", folder.toString());

    assertEquals(2, answer.exitCode());
    try (var entries = Files.list(folder)) {
      assertEquals(1, entries.count());
    }
  }

  @Test
  void initDoesNotReplaceAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "mine");

    assertEquals(2, shell.type("init", file.toString()).exitCode());
    assertEquals("mine", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "dashboards"})
  void pagesNeedSomethingPublished(String command) {
    Shell.Answer answer = shell.type(command, "--out", folder.toString());

    assertEquals(5, answer.exitCode());
    assertTrue(answer.err().contains("nothing is published"), answer.err());
    assertEquals(List.of(), shell.pages);
  }

  @Test
  void doctorFindsThisMachineFit() {
    Shell.Answer answer = shell.type("doctor", "--out", folder.resolve("out").toString());

    assertEquals(0, answer.exitCode(), answer.out());
    for (String check : List.of("java", "temporary", "output", "locks", "duckdb", "zstd")) {
      assertTrue(answer.out().matches("(?s).*(ok|warn) +" + check + " .*"), answer.out());
    }
  }

  @Test
  void doctorFailsWhereTablesCannotBePublished() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    Shell.Answer answer = shell.type("doctor", "--out", file.toString());

    assertEquals(1, answer.exitCode());
    assertTrue(answer.out().contains("fail  output"), answer.out());
  }
}
