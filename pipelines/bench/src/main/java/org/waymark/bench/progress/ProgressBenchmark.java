package org.waymark.bench.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets goals at past dates of series whose end is known, judges them, and writes the page. */
@Command(
    name = "progress",
    description = "Back-tests the verdicts and probabilities of progress on history.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class ProgressBenchmark implements Callable<Integer> {

  @Option(names = "--each", description = "Simulated series of each make and rhythm.")
  private int each = 60;

  @Option(names = "--home", description = "The repository.")
  private Path home = Path.of(".");

  @Option(names = "--shared", description = "Where real series are; those absent are left out.")
  private Optional<Path> shared = Optional.empty();

  @Option(names = "--results", description = "The page to write.")
  private Optional<Path> results = Optional.empty();

  /** Runs the back-test. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ProgressBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Path repository = home.toAbsolutePath().normalize();
    List<History> histories = new ArrayList<>(SimulatedHistories.all(each));
    Path beside = shared.orElse(repository.resolveSibling("shared"));
    histories.addAll(DeliveredHistories.in(beside));
    List<Outcome> outcomes =
        histories.parallelStream()
            .flatMap(history -> PastGoal.of(history).stream())
            .map(Outcome::of)
            .toList();
    Path page = results.orElse(repository.resolve("pipelines/bench/PROGRESS.md"));
    new ProgressPage(histories, outcomes).write(page);
    System.out.println(outcomes.size() + " goals; see " + page);
    return 0;
  }
}
