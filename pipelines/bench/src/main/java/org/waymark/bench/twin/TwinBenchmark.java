package org.waymark.bench.twin;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.statistics.Quantiles;
import org.waymark.twin.backtest.Backtest;
import org.waymark.twin.backtest.Scores;
import org.waymark.twin.backtest.Starts;
import org.waymark.twin.calibrate.Calibration;
import org.waymark.twin.model.Model;
import org.waymark.twin.model.ModelReader;
import org.waymark.twin.scenario.Futures;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Simulation;
import org.waymark.twin.verdict.Label;
import org.waymark.twin.verdict.Verdicts;

/** Measures models and writes the numbers, one line of CSV for each. */
public final class TwinBenchmark {
  private static final int VARIABLES = 200;
  private static final int MONTHS = 36;
  private static final int LONG = 72;

  private TwinBenchmark() {}

  /**
   * Runs.
   *
   * @param arguments {@code speed}, {@code calibration} or {@code refusal}, the first seed, how
   *     many seeds
   */
  public static void main(String[] arguments) throws IOException {
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000;
    int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
    switch (arguments.length > 0 ? arguments[0] : "speed") {
      case "calibration" -> calibration(seed, seeds);
      case "refusal" -> refusal(seed, seeds);
      default ->
          speed(arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty());
    }
  }

  /** A chain of stocks with several operations in each variable. */
  private static Model large() {
    StringBuilder stocks = new StringBuilder("stocks:\n");
    StringBuilder flows = new StringBuilder("flows:\n");
    int half = VARIABLES / 2;
    for (int i = 0; i < half; i++) {
      stocks
          .append("  - {id: s")
          .append(i)
          .append(", unit: goods, start: \"{1000 goods}\", out: [f")
          .append(i)
          .append(']')
          .append(i > 0 ? ", in: [f" + (i - 1) + "]" : "")
          .append("}\n");
      flows
          .append("  - {id: f")
          .append(i)
          .append(", unit: goods/month, eq: \"s")
          .append(i)
          .append(" * rate * (1 + 0.1 * wave) / (1 + 0.01 * elapsed_years)\"}\n");
    }
    String yaml =
        "id: large\n"
            + "title: L\n"
            + "time: {step: month, from: 2020-01, to: 2029-12}\n"
            + "units: [goods]\n"
            + "parameters:\n"
            + "  - {id: rate, unit: 1/month, median: .1, sd: .1, scale: log, evidence: 4, source:"
            + " p}\n"
            + "  - {id: wave, unit: share, normal: {mean: 0, sd: 1}, evidence: 4, source: p}\n"
            + stocks
            + flows
            + "observed:\n  - {variable: s"
            + (half - 1)
            + ", indicator: last}\n";
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("models/large.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    var reading = ModelReader.read(WorkspaceFiles.foundInOrder(files), Optional.empty());
    if (reading.models().isEmpty()) {
      throw new IllegalStateException(reading.problems().toString());
    }
    return reading.models().get(0);
  }

  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void speed(Optional<Path> out) throws IOException {
    Model model = large();
    Simulation simulation = Simulation.of(model);
    Inputs inputs = new Futures(model, 10_000, new TreeMap<>()).baseline();
    StringBuilder lines = new StringBuilder("what,run,seconds,processor_seconds\n");
    for (int run = 1; run <= 4; run++) {
      long wall = System.nanoTime();
      long cpu = processor();
      simulation.run(inputs, List.of());
      lines.append(line("10000 draws x 120 months x 200 variables", run, wall, cpu));
    }
    Model list = ListWorld.model();
    ListWorld world = ListWorld.ofModel(list, LONG, 1);
    for (int run = 1; run <= 2; run++) {
      long wall = System.nanoTime();
      long cpu = processor();
      Backtest.of(Simulation.of(list), world.history(), 1_000, 47);
      lines.append(line("back-test of 47 origins x 1000 draws", run, wall, cpu));
    }
    System.out.print(lines);
    if (out.isPresent()) {
      Files.writeString(out.get(), lines.toString());
    }
  }

  private static String line(String what, int run, long wall, long cpu) {
    return String.format(
        Locale.ROOT,
        "%s,%d,%.2f,%.2f%n",
        what,
        run,
        (System.nanoTime() - wall) / 1e9,
        (processor() - cpu) / 1e9);
  }

  private static void calibration(long seed, int seeds) {
    Model model = ListWorld.model();
    Simulation simulation = Simulation.of(model);
    System.out.println("seed,parameter,held,effective,forecast_held,crps");
    for (long s = seed; s < seed + seeds; s++) {
      ListWorld world = ListWorld.ofModel(model, MONTHS, s);
      SortedMap<String, double[]> starts =
          Starts.at(model, world.history(), model.clock().first().orElseThrow().plus(-1));
      Optional<Calibration> learnt =
          Calibration.learn(
              simulation, world.history(), new TreeMap<>(), starts, "b/" + s, 1_000, new double[0]);
      if (learnt.isEmpty()) {
        System.out.printf(Locale.ROOT, "%d,none,,,,%n", s);
        continue;
      }
      SortedMap<String, double[]> parameters = new TreeMap<>(learnt.get().values());
      Inputs inputs =
          new Inputs(
              1_000,
              parameters,
              starts,
              new TreeMap<>(),
              List.of(),
              learnt.get().future(model, "b/" + s, 12),
              0);
      double[] said = simulation.run(inputs, List.of()).observed(0, 11).clone();
      double crps = Scores.sample(world.later()[11], said, true);
      java.util.Arrays.sort(said);
      boolean forecast =
          world.later()[11] >= Quantiles.ofSorted(said, 0.1)
              && world.later()[11] <= Quantiles.ofSorted(said, 0.9);
      for (Model.Parameter parameter : model.parameters()) {
        double[] values = learnt.get().values().getOrDefault(parameter.id(), new double[1]).clone();
        java.util.Arrays.sort(values);
        double truth = parameter.prior().at(world.truth().getOrDefault(parameter.id(), 0.0));
        boolean held =
            truth >= Quantiles.ofSorted(values, 0.1) && truth <= Quantiles.ofSorted(values, 0.9);
        System.out.printf(
            Locale.ROOT,
            "%d,%s,%d,%.0f,%d,%.1f%n",
            s,
            parameter.id(),
            held ? 1 : 0,
            learnt.get().effective(),
            forecast ? 1 : 0,
            crps);
      }
    }
  }

  private static void refusal(long seed, int seeds) {
    Model model = ListWorld.model();
    Simulation simulation = Simulation.of(model);
    System.out.println("seed,world,h1,h3,h6,h12");
    for (long s = seed; s < seed + seeds; s++) {
      for (boolean walk : new boolean[] {true, false}) {
        ListWorld world = walk ? ListWorld.walks(LONG, s) : ListWorld.ofModel(model, LONG, s);
        Verdicts verdicts = Backtest.of(simulation, world.history(), 300, 47);
        StringBuilder line = new StringBuilder(s + (walk ? ",random walk" : ",the model itself"));
        for (int horizon : new int[] {1, 3, 6, 12}) {
          line.append(',')
              .append(
                  verdicts
                      .line("waiting", horizon)
                      .map(l -> l.verdict().label())
                      .orElse(Label.NOT_VALIDATED)
                      .word());
        }
        System.out.println(line);
      }
    }
  }
}
