package org.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process took.
 *
 * @param wallSeconds from its start to its end, start of the virtual machine included
 * @param cpuSeconds of all its threads, user and system; NaN where the system does not tell
 * @param peakMebibytes largest resident set; NaN where the system does not tell
 * @param output what it wrote on its standard output
 */
record Measured(double wallSeconds, double cpuSeconds, double peakMebibytes, String output) {

  private static final long POLL_MILLIS = 20;
  private static final double TICKS_PER_SECOND = 100;

  /**
   * Runs a command to its end. Processor time and memory are read from {@code /proc} while it runs,
   * so the last 20 ms may be missing.
   *
   * @param log file for its standard output and, beside it with {@code .err}, its standard error
   * @throws IOException if it cannot be started or ends with another code than 0
   */
  static Measured run(List<String> command, Path log) throws IOException, InterruptedException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Path errors = log.resolveSibling(log.getFileName() + ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(log.toFile()).redirectError(errors.toFile());
    // What the launcher chooses is measured: a heap of at most 4 GiB.
    builder.environment().remove("WAYMARK_JAVA_OPTS");
    long begun = System.nanoTime();
    Process process = builder.start();
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    double cpu = Double.NaN;
    double peak = Double.NaN;
    do {
      cpu = latest(cpu, cpuSeconds(proc));
      peak = latest(peak, peakMebibytes(proc));
    } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
    double wall = (System.nanoTime() - begun) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(
          "exit code " + process.exitValue() + " of " + command + "; see " + errors);
    }
    return new Measured(wall, cpu, peak, Files.readString(log, UTF_8));
  }

  /** The run with the middle wall time; of an even number the quicker of the two in the middle. */
  static Measured median(List<Measured> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(Measured::wallSeconds))
        .skip((runs.size() - 1) / 2)
        .findFirst()
        .orElseThrow();
  }

  /** A process that has ended has no figures any more: the last ones stand. */
  private static double latest(double before, double now) {
    return Double.isNaN(now) ? before : Math.max(now, Double.isNaN(before) ? 0 : before);
  }

  private static double cpuSeconds(Path proc) {
    try {
      String stat = Files.readString(proc.resolve("stat"));
      // The name, in brackets, may hold spaces; user and system ticks are 12 and 13 fields behind.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException ended) {
      return Double.NaN;
    }
  }

  private static double peakMebibytes(Path proc) {
    try {
      return Files.readAllLines(proc.resolve("status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException ended) {
      return Double.NaN;
    }
  }
}
