package org.waymark.bench.disclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.waymark.publish.RunFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Publishes worlds week by week under each rule, and attacks all publications together. */
@Command(
    name = "disclosure",
    description = "Attacks a year of weekly publications under each rule for small numbers.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class DisclosureBenchmark implements Callable<Integer> {

  @Option(names = "--worlds", description = "Worlds for each rule.")
  private int worlds = 2;

  @Option(
      names = "--runs",
      description = "Worlds of each rule that real runs publish; the others go to the protection.")
  private int runs = 0;

  @Option(names = "--first", description = "Seed of the first world.")
  private int first = 1;

  @Option(names = "--weeks", description = "Publications of each world.")
  private int weeks = WeeklyWorld.WEEKS;

  @Option(names = "--regions", description = "Regions of the nation.")
  private int regions = 4;

  @Option(names = "--districts", description = "Districts of each region.")
  private int districts = 5;

  @Option(names = "--rules", split = ",", description = "The rules.")
  private List<String> rules = List.of("nhs-hes", "tre-10", "threshold-5");

  @Option(names = "--home", description = "The repository.")
  private Path home = Path.of(".");

  @Option(
      names = "--page",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Write the page.")
  private boolean page = true;

  /** Runs the benchmark; the exit code is 1 where a hidden number follows exactly. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new DisclosureBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws IOException, SQLException, RunFailure {
    Path root = home.toAbsolutePath().normalize();
    Path work = root.resolve("pipelines/bench/target/disclosure");
    List<Judged> all = new ArrayList<>();
    for (String rule : rules) {
      for (int seed = first; seed < first + worlds; seed++) {
        WeeklyWorld world = new WeeklyWorld(regions, districts, seed);
        Path folder = work.resolve(rule + "-" + seed);
        clear(folder);
        PublishedYear year =
            seed < first + runs
                ? PublishedYear.of(world, rule, weeks, folder)
                : ProtectedYear.of(world, rule, weeks, folder);
        Judged judged = Judged.of(world, year, rule, seed, weeks);
        all.add(judged);
        System.out.println(judged.line());
        judged.ours().found().forEach(found -> System.out.println("  " + found));
      }
    }
    if (page) {
      new DisclosurePage(all, weeks, regions, regions * districts)
          .write(root.resolve("pipelines/bench/DISCLOSURE.md"));
    }
    return all.stream().allMatch(judged -> judged.ours().exact() == 0) ? 0 : 1;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
