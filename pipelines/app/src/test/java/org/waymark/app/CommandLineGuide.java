package org.waymark.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Writes the guide to the command line from the commands themselves. */
final class CommandLineGuide {
  private static final String INTRODUCTION =
      """
      # The command line

      A test writes this page from the help texts of the commands.

      - **Standard output** carries results only. The last line of `run` is one line of JSON, also
        after a failure: `run_id`, `as_of`, `status` (`published`, `nothing-new`, `failed`), `rows`,
        `rejected`, `findings` and `seconds`. A failure adds `message`.
      - **Standard error** carries progress and logs: a bar on a terminal, otherwise lines. With
        `--log-format json`, every line is a JSON object.
      - Write options as `--as-of 2026-11-15`, `--as-of=2026-11-15`, `--asOf 2026-11-15` or
        `--asOf=2026-11-15`.
      - `WAYMARK_JAVA_OPTS` gives options to the Java virtual machine, for example `-Xmx6g`. Without
        it, a run has half of the machine's memory, at most 4 GB. To see the log of the runner as
        well, set `WAYMARK_JAVA_OPTS=-Dwaymark.log.level=info`.
      - An interrupted run (exit code 130 or 143) publishes nothing. The earlier publication is
        unchanged.
      """;

  private CommandLineGuide() {}

  static String text() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false, Path.of("nowhere"));
    CommandLine root =
        WaymarkCommand.commandLine(ConnectedServices.of(), console, Stopwatch.start());
    StringBuilder text = new StringBuilder(INTRODUCTION);
    section(text, root);
    for (CommandLine command : root.getSubcommands().values()) {
      section(text, command);
      command.getSubcommands().values().forEach(inner -> section(text, inner));
    }
    return text.toString();
  }

  private static void section(StringBuilder text, CommandLine command) {
    text.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```text\n");
    command
        .getUsageMessage(Ansi.OFF)
        .lines()
        .forEach(line -> text.append(line.stripTrailing()).append('\n'));
    text.append("```\n");
  }
}
