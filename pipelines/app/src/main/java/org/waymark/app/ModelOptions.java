package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.ModelDesk;
import org.waymark.publish.RunFailure;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model of which workspace, and how many futures. */
final class ModelOptions {
  private static final int FEWEST = 100;
  private static final int MOST = 1_000_000;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description =
          "Folder with waymark.yaml, places.csv, missions, feeds and models. Not needed with the"
              + " folder of a run that had models.")
  Optional<Path> workspace = Optional.empty();

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

  /** The workspace, or what a run kept of it. */
  Path check(Optional<Path> published) throws CommandFailure {
    if (workspace.isEmpty() && published.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "write --workspace, the folder with the models");
    }
    Path folder = workspace.orElseGet(() -> ModelDesk.definitions(published.orElseThrow()));
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          workspace.isPresent()
              ? "no workspace found at " + folder + "; run `waymark init` to make a small one"
              : "no run with models has published in " + published.orElseThrow());
    }
    if (draws < FEWEST || draws > MOST) {
      throw new CommandFailure(
          ExitCode.USAGE, "--draws is " + draws + "; write a number from 100 to 1000000");
    }
    return folder;
  }

  ModelDesk open() throws CommandFailure, IOException, RunFailure {
    return ModelDesk.open(check(Optional.empty()), model, draws);
  }

  /**
   * The same with what a run has published, if a folder is given.
   *
   * @param tested whether the model is tested at past dates now
   */
  ModelDesk open(Optional<Path> published, boolean tested)
      throws CommandFailure, IOException, RunFailure, SQLException {
    return open(published, tested, Optional.empty());
  }

  /**
   * The same from a past date on.
   *
   * @param from first period from which a test forecasts
   */
  ModelDesk open(Optional<Path> published, boolean tested, Optional<String> from)
      throws CommandFailure, IOException, RunFailure, SQLException {
    Path folder = check(published);
    return published.isEmpty()
        ? ModelDesk.open(folder, model, draws)
        : ModelDesk.open(
            folder, model, draws, PublishedModels.panel(published.get()), tested, from);
  }
}
