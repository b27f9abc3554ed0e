package org.waymark.bench.practices;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plants practices and what only looks like them, and counts what each rule calls a practice. */
@Command(
    name = "practices",
    description = "Scores the search for practices on planted truth.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class PracticesBenchmark implements Callable<Integer> {

  @Option(names = "--worlds", description = "Worlds of each setting.")
  private int worlds = 100;

  @Option(names = "--home", description = "The repository.")
  private Path home = Path.of(".");

  @Option(names = "--results", description = "The page to write.")
  private Optional<Path> results = Optional.empty();

  /** Runs the benchmark. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new PracticesBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<Tally> tallies = new ArrayList<>();
    for (Setting setting : Setting.all()) {
      for (Rule rule : Rule.values()) {
        tallies.add(Tally.of(setting, rule, worlds));
      }
    }
    Path page =
        results.orElse(home.toAbsolutePath().normalize().resolve("pipelines/bench/PRACTICES.md"));
    new PracticesPage(tallies, worlds).write(page);
    System.out.println(worlds + " worlds of each setting; see " + page);
    return 0;
  }
}
