package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks what a workspace declares. */
@Command(
    name = "validate",
    header = "Check a workspace without running it.",
    description = {
      "",
      "Reads waymark.yaml, places.csv, missions and feeds. Lists every problem with its file,"
          + " line and column, what is wrong and how to fix it.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark validate --workspace health",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:no problems; there may be warnings",
      " 1:internal error",
      " 2:wrong usage, or something is wrong in the workspace",
      " 5:the workspace does not exist"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ValidateCommand implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Option(
      names = "--workspace",
      required = true,
      paramLabel = "DIR",
      description = "Folder with waymark.yaml, places.csv, missions and feeds.")
  Path workspace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ValidateCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (!Files.isDirectory(workspace)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "no workspace found at " + workspace + "; run `waymark init` to make a small one");
    }
    WorkspaceCheck check = services.registry().check(workspace);
    check.errors().forEach(line -> console.out().print(line + "\n"));
    check.warnings().forEach(line -> console.out().print(line + "\n"));
    console
        .out()
        .print(
            Counted.of(check.errors().size(), "problem")
                + ", "
                + Counted.of(check.warnings().size(), "warning")
                + "\n");
    return check.errors().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
  }
}
