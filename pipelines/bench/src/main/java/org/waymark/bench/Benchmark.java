package org.waymark.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the full run against the peer, alternating, and writes the page of results. */
@Command(
    name = "benchmark",
    description = "Times the full run against an expert's DuckDB script of the same core job.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class Benchmark implements Callable<Integer> {

  @Option(names = "--rows", description = "About how many rows the files hold.")
  private long rows = 10_000_000;

  @Option(names = "--rounds", description = "How often each is run; the median counts.")
  private int rounds = 3;

  @Option(names = "--runner", description = "Engine of the full run: direct or flink.")
  private Optional<String> runner = Optional.empty();

  @Option(names = "--home", description = "The repository.")
  private Path home = Path.of(".");

  @Option(names = "--folder", description = "Where the workload and the outputs go.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--results", description = "The page to write.")
  private Optional<Path> results = Optional.empty();

  @Option(names = "--peer-only", description = "Run the peer alone and write no page.")
  private boolean peerOnly;

  /** Runs the benchmark; the exit code is 1 if the two do not agree. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Benchmark()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    PrintStream out = System.out;
    Path work = folder.orElse(home.resolve("pipelines/bench/target/benchmark")).toAbsolutePath();
    Path workspace = work.resolve("workspace-" + rows);
    clear(workspace);
    Workload workload = Workload.ofRows(rows);
    Tally tally = workload.write(workspace);
    out.println(tally);
    List<Measured> ours = new ArrayList<>();
    List<Measured> theirs = new ArrayList<>();
    Path peerOut = work.resolve("peer-out");
    Path waymarkOut = work.resolve("waymark-out");
    String version = peerOnly ? "" : version(work);
    for (int round = 0; round < rounds; round++) {
      clear(peerOut);
      theirs.add(Measured.run(peerCommand(workspace, peerOut), work.resolve("peer.log")));
      tell("peer", theirs.get(round), out);
      if (!peerOnly) {
        clear(waymarkOut);
        ours.add(Measured.run(runCommand(workspace, waymarkOut), work.resolve("waymark.log")));
        tell("waymark", ours.get(round), out);
      }
    }
    if (peerOnly) {
      out.println(Measured.median(theirs).output());
      return 0;
    }
    List<Agreement.Check> checks = Agreement.between(tally, waymarkOut, peerOut);
    Path page = results.orElse(home.resolve("pipelines/bench/RESULTS.md"));
    new ResultsPage(
            workload,
            tally,
            bytes(workspace.resolve("landing")),
            version,
            runner.map(name -> name + " runner").orElse("default runner"),
            ours,
            theirs,
            checks)
        .write(page);
    checks.forEach(out::println);
    out.printf(
        Locale.ROOT,
        "ratio %.2f, written to %s%n",
        Measured.median(ours).wallSeconds() / Measured.median(theirs).wallSeconds(),
        page);
    return checks.stream().allMatch(Agreement.Check::agrees) ? 0 : 1;
  }

  /** Asks for the version, which also builds what has changed, before anything is timed. */
  private String version(Path work) throws IOException, InterruptedException {
    return Measured.run(List.of(launcher(), "--version"), work.resolve("version.log"))
        .output()
        .strip()
        .replaceAll("\\s*\\n\\s*", "; ");
  }

  private String launcher() {
    return home.resolve("waymark").toAbsolutePath().toString();
  }

  private List<String> runCommand(Path workspace, Path out) {
    List<String> command =
        new ArrayList<>(
            List.of(
                launcher(),
                "run",
                "--workspace",
                workspace.toString(),
                "--out",
                out.toString(),
                "--as-of",
                Workload.AS_OF.toString()));
    runner.ifPresent(name -> command.addAll(List.of("--runner", name)));
    return command;
  }

  private static List<String> peerCommand(Path workspace, Path out) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        PeerScript.class.getName(),
        workspace.toString(),
        out.toString());
  }

  private static void tell(String who, Measured run, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-8s %7.2f s wall %7.2f s processor %6.0f MiB%n",
        who,
        run.wallSeconds(),
        run.cpuSeconds(),
        run.peakMebibytes());
  }

  private static long bytes(Path folder) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
