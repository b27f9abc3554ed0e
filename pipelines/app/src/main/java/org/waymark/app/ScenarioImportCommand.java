package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.ModelDesk;
import org.waymark.publish.RunFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over a model of another program. */
@Command(
    name = "import",
    header = "Import a model of another program.",
    description = {
      "",
      "Reads an XMILE file and prints the model as a file of a workspace. What it cannot import"
          + " goes to the error stream.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark scenario import teacup.xmile --as teacup > health/models/teacup.yaml"
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:imported",
      " 1:internal error",
      " 2:wrong usage, or the model cannot be imported",
      " 5:the file does not exist"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ScenarioImportCommand implements Callable<Integer> {
  private static final long MOST = 10L * 1024 * 1024;

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "An XMILE file, at most 10 MiB.")
  Path file;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "ID",
      description = "ID of the model, in kebab-case.")
  String id;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ScenarioImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, RunFailure {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "no file found at " + file);
    }
    if (Files.size(file) > MOST) {
      throw new CommandFailure(ExitCode.USAGE, file + " has more than 10 MiB");
    }
    ModelDesk.Imported imported = ModelDesk.imported(Files.readAllBytes(file), id);
    console.out().print(imported.yaml());
    imported.left().forEach(line -> console.err().print("not imported: " + line + "\n"));
    return ExitCode.DONE;
  }
}
