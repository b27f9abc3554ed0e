package org.waymark.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The page of results. What stands between its two marks is written by hand and kept when the page
 * is written anew.
 */
record ResultsPage(
    Workload workload,
    Tally tally,
    long bytes,
    String version,
    String runner,
    List<Measured> waymark,
    List<Measured> peer,
    List<Agreement.Check> checks) {

  private static final KeptWords COSTS =
      new KeptWords(
          "<!-- largest costs: written by hand, kept -->", "<!-- end of largest costs -->");

  void write(Path page) throws IOException {
    COSTS.write(page, this::markdown);
  }

  private String markdown(String kept) {
    Measured ours = Measured.median(waymark);
    Measured theirs = Measured.median(peer);
    StringBuilder page = new StringBuilder();
    page.append("# Benchmark: the full run against an expert's script\n\n");
    page.append(
        format(
            "The full run takes **%.2f times** the wall time of the peer, an expert's DuckDB script"
                + " of the core job (`src/main/resources/org/waymark/bench/peer.sql`). Both ran"
                + " alternately, %d times each, in processes of their own; the figures are of the"
                + " run with the median wall time.%n%n",
            ours.wallSeconds() / theirs.wallSeconds(), waymark.size()));
    page.append("| | wall | all runs | processor | peak memory | heap limit |\n");
    page.append("|---|--:|---|--:|--:|--:|\n");
    page.append(row("`waymark run`, " + runner, ours, waymark, "at most 4 GiB"));
    page.append(row("peer.sql", theirs, peer, "default; DuckDB 4 GB"));
    page.append(
        """

        The full run also does what the script leaves out: every row accounted for with file and
        line, the detector, goals, checks of what was written, publication in one step, report and
        dashboards. Both times include the start of a Java virtual machine.

        """);
    page.append("## Workload\n\n");
    page.append(
        format(
            "%d indicators × %d places × %d months in long CSV files: %,d rows, %.0f MB;"
                + " %,d rows unreadable, %,d observations after revisions.%n%n",
            workload.indicators(),
            workload.places(),
            workload.months(),
            tally.rows(),
            bytes / 1e6,
            tally.rejected(),
            tally.observations()));
    page.append("## Agreement\n\n");
    page.append("| | expected | waymark | peer | |\n|---|--:|--:|--:|---|\n");
    for (Agreement.Check check : checks) {
      page.append(
          format(
              "| %s | %s | %s | %s | %s |%n",
              check.question(),
              check.expected(),
              check.waymark(),
              check.peer(),
              check.agrees() ? "agrees" : "**differs**"));
    }
    page.append("\n## Stages of the peer\n\n```\n")
        .append(theirs.output().strip())
        .append("\n```\n\n");
    page.append("## Largest costs of the full run\n\n").append(kept).append("\n\n");
    page.append("## Machine and versions\n\n");
    page.append(
        format(
            "%d processors, %.0f GiB of memory, %s; Java %s; %s.%n%n",
            Runtime.getRuntime().availableProcessors(),
            memoryGibibytes(),
            System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""),
            System.getProperty("java.version", ""),
            version));
    page.append(
        """
        ## To repeat

        ```
        pipelines/bench/run.sh
        ```

        `--rows`, `--rounds`, `--runner` change what is run; `--help` tells more. Let nothing else
        run on the machine.
        """);
    return page.toString();
  }

  private static String row(String name, Measured median, List<Measured> all, String heap) {
    String walls =
        all.stream()
            .map(run -> format("%.1f", run.wallSeconds()))
            .collect(Collectors.joining(", "));
    return format(
        "| %s | %.1f s | %s s | %.1f s | %.0f MiB | %s |%n",
        name, median.wallSeconds(), walls, median.cpuSeconds(), median.peakMebibytes(), heap);
  }

  private static double memoryGibibytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() / 0x1p30
        : Double.NaN;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
