package org.waymark.bench.experiments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.bench.KeptWords;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws experiments and pilots whose truth is known, and counts what is said about them. */
@Command(
    name = "experiments",
    description = "Scores weekly looks at experiments and pilots on planted truth.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class ExperimentsBenchmark implements Callable<Integer> {

  @Option(names = "--draws", description = "Experiments of each setting; half as many pilots.")
  private int draws = 2000;

  @Option(names = "--seed", description = "Seed of all draws.")
  private long seed = 20261115;

  @Option(names = "--home", description = "The repository.")
  private Path home = Path.of(".");

  @Option(names = "--results", description = "The page to write.")
  private Optional<Path> results = Optional.empty();

  /** Runs the benchmark. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ExperimentsBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Path page =
        results.orElse(home.toAbsolutePath().normalize().resolve("pipelines/bench/EXPERIMENTS.md"));
    String text = new ExperimentsPage(draws, seed).text();
    KeptWords.SAYS.write(
        page,
        said ->
            "# Experiments and pilots: do weekly looks keep what they promise?\n\n"
                + said
                + "\n\n"
                + text);
    System.out.println(draws + " draws of each setting; see " + page);
    return 0;
  }
}
