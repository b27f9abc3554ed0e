package org.waymark.runners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** An engine that runs pipelines on this machine. */
public enum Engine {
  /** Beam's own, in memory. */
  DIRECT("direct"),
  /** Flink, embedded in this process unless its options name a cluster. */
  FLINK("flink");

  private static final String MASTER = "--flinkMaster=";

  private final String label;

  Engine(String label) {
    this.label = label;
  }

  /** As the command line names it. */
  public String label() {
    return label;
  }

  /** The engine of that name. */
  public static Optional<Engine> named(String label) {
    for (Engine engine : values()) {
      if (engine.label.equals(label)) {
        return Optional.of(engine);
      }
    }
    return Optional.empty();
  }

  /** Whether an option names a cluster of machines, instead of this process. */
  public static boolean namesCluster(String option) {
    return option.startsWith(MASTER) && !option.endsWith("[local]");
  }

  /**
   * Begins to load what {@link #options} needs, a third of a second's work, and returns at once; a
   * caller that needs options before it is done waits for the rest.
   */
  public void prepare() {
    Thread loading = new Thread(() -> options(1, Path.of(""), List.of()), "waymark-engine");
    loading.setDaemon(true);
    loading.start();
  }

  /**
   * Options for a pipeline on this engine.
   *
   * @param parallelism workers
   * @param flinkSettings folder with settings of Flink
   * @param further options as {@code --name=value}, which win
   * @throws IllegalArgumentException if the engine does not know one of them
   */
  public PipelineOptions options(int parallelism, Path flinkSettings, List<String> further) {
    List<String> arguments = new ArrayList<>();
    if (this == DIRECT) {
      arguments.add("--targetParallelism=" + parallelism);
      // Batches are never changed once made; checking that by encoding each one twice costs more
      // than all the work on them.
      arguments.add("--enforceEncodability=false");
      arguments.add("--enforceImmutability=false");
    } else {
      arguments.add("--flinkMaster=[local]");
      arguments.add("--parallelism=" + parallelism);
      arguments.add("--fasterCopy=true");
      arguments.add("--objectReuse=true");
      // No stage waits for what it holds up (a test of the job's graph), so none has to be stored
      // whole before the next begins: that takes 512 buffers for each of dozens of exchanges.
      arguments.add("--executionModeForBatch=PIPELINED_FORCED");
      arguments.add("--flinkConfDir=" + flinkSettings);
    }
    for (String option : further) {
      String name = option.replaceFirst("=.*", "=");
      arguments.removeIf(argument -> argument.startsWith(name));
      arguments.add(option);
    }
    String[] all = arguments.toArray(String[]::new);
    if (this == DIRECT) {
      DirectOptions options =
          PipelineOptionsFactory.fromArgs(all).withValidation().as(DirectOptions.class);
      options.setRunner(DirectRunner.class);
      options.setJobName("waymark");
      return options;
    }
    FlinkPipelineOptions options =
        PipelineOptionsFactory.fromArgs(all).withValidation().as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setJobName("waymark");
    return options;
  }
}
