package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.ModelDesk;
import org.waymark.publish.RunFailure;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model of which workspace, and how many futures. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ModelOptions {
  private static final int FEWEST = 100;
  private static final int MOST = 1_000_000;

  @Option(
      names = "--workspace",
      required = true,
      paramLabel = "DIR",
      description = "Folder with waymark.yaml, places.csv, missions, feeds and models.")
  Path workspace;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      description = "ID of the model. Not needed if there is only one.")
  Optional<String> model = Optional.empty();

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Number of futures. Default: ${DEFAULT-VALUE}.")
  int draws;

  void check() throws CommandFailure {
    if (!Files.isDirectory(workspace)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "no workspace found at " + workspace + "; run `waymark init` to make a small one");
    }
    if (draws < FEWEST || draws > MOST) {
      throw new CommandFailure(
          ExitCode.USAGE, "--draws is " + draws + "; write a number from 100 to 1000000");
    }
  }

  ModelDesk open() throws CommandFailure, IOException, RunFailure {
    check();
    return ModelDesk.open(workspace, model, draws);
  }
}
