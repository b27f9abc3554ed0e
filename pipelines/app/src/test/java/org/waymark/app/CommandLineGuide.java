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

      This page is written by a test from what the commands say of themselves.

      - **Standard output** carries results only; the last line of `run` is one line of JSON, also
        when it fails: `run_id`, `as_of`, `status` (`published`, `nothing-new`, `failed`), `rows`,
        `rejected`, `findings`, `seconds`, and `message` of a failure.
      - **Standard error** carries progress and logs: a bar on a terminal, otherwise lines;
        `--log-format json` gives one JSON object a line.
      - Options are written `--as-of 2026-11-15`, `--as-of=2026-11-15`, `--asOf 2026-11-15` or
        `--asOf=2026-11-15`.
      - `WAYMARK_JAVA_OPTS` gives options to the Java virtual machine, for example `-Xmx6g`. A run has
        half of the machine's memory, at most 4 GB, unless it says otherwise.
        `WAYMARK_JAVA_OPTS=-Dwaymark.log.level=info` lets the engine speak too.
      - An interrupted run (exit code 130 or 143) publishes nothing; what was published before is unchanged.
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
