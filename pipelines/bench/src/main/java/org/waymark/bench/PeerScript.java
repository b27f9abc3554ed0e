package org.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The peer: an expert's DuckDB script of the core job, {@code peer.sql}, run through JDBC in a
 * process of its own.
 *
 * <p>The script reads {@code landing/*.csv} and {@code places.csv} of a workspace and writes
 * Parquet files into a folder. A line {@code -- stage: name} begins a stage; statements end with a
 * semicolon at the end of a line.
 */
public final class PeerScript {

  private static final String STAGE = "-- stage: ";

  /**
   * A part of the script and what it took.
   *
   * @param seconds on the wall's clock
   * @param cpuSeconds of all threads of this process, user and system
   */
  public record StageTime(String stage, double seconds, double cpuSeconds) {}

  private record Stage(String name, List<String> statements) {}

  private PeerScript() {}

  /**
   * Runs the script.
   *
   * @param args workspace, output folder, and optionally another script than {@code peer.sql}
   */
  public static void main(String[] args) throws IOException, SQLException {
    if (args.length < 2 || args.length > 3) {
      System.err.println("usage: PeerScript WORKSPACE OUT [SCRIPT]");
      System.exit(2);
    }
    String script = args.length == 3 ? Files.readString(Path.of(args[2])) : standard();
    List<StageTime> times = run(Path.of(args[0]), Path.of(args[1]), script);
    print(times, System.out);
  }

  /** The script that stands in the comparison. */
  public static String standard() throws IOException {
    try (InputStream in = PeerScript.class.getResourceAsStream("peer.sql")) {
      if (in == null) {
        throw new IOException("peer.sql is missing beside this class");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /**
   * Runs a script in a new in-memory database.
   *
   * @param out made if absent; files of the same names are replaced
   * @return the stages in the order of the script
   */
  public static List<StageTime> run(Path workspace, Path out, String script)
      throws IOException, SQLException {
    Files.createDirectories(out);
    List<StageTime> times = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET VARIABLE workspace = " + quoted(workspace.toString()));
      statement.execute("SET VARIABLE out = " + quoted(out.toString()));
      statement.execute("SET VARIABLE as_of = DATE " + quoted(Workload.AS_OF.toString()));
      for (Stage stage : stages(script)) {
        long begun = System.nanoTime();
        long cpu = cpuNanos();
        for (String sql : stage.statements) {
          statement.execute(sql);
        }
        times.add(
            new StageTime(stage.name, (System.nanoTime() - begun) / 1e9, (cpuNanos() - cpu) / 1e9));
      }
    }
    return times;
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static List<Stage> stages(String script) {
    List<Stage> stages = new ArrayList<>();
    Stage stage = new Stage("set up", new ArrayList<>());
    StringBuilder sql = new StringBuilder();
    for (String line : script.lines().toList()) {
      if (line.startsWith(STAGE)) {
        stage = new Stage(line.substring(STAGE.length()).strip(), new ArrayList<>());
        stages.add(stage);
      } else if (!line.stripLeading().startsWith("--")) {
        sql.append(line).append('\n');
        if (line.stripTrailing().endsWith(";")) {
          stage.statements.add(sql.toString());
          sql.setLength(0);
        }
      }
    }
    return stages;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static void print(List<StageTime> times, PrintStream out) {
    double wall = 0;
    double cpu = 0;
    for (StageTime time : times) {
      wall += time.seconds;
      cpu += time.cpuSeconds;
      print(time, out);
    }
    print(new StageTime("all", wall, cpu), out);
  }

  private static void print(StageTime time, PrintStream out) {
    out.printf(
        Locale.ROOT, "%-24s %8.3f s %8.3f cpu s%n", time.stage, time.seconds, time.cpuSeconds);
  }
}
