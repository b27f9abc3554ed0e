package org.waymark.jobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.io.FlinkSettings;
import org.waymark.publish.RunFailure;
import org.waymark.runners.ClusterCounters;
import org.waymark.runners.Engine;
import org.waymark.transforms.LiveCounts;

/** A pipeline on an engine, to its end. */
final class EngineRun {
  private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);

  /** How often a job runs whose worker is lost. Files of every attempt have the same names. */
  private static final int ATTEMPTS = 4;

  /** How Beam says that a file for the workers is not there. */
  private static final String NOT_STAGED = "To-be-staged file does not exist: ";

  private final Engine engine;
  private final int workers;
  private final List<String> options;
  private final RunListener listener;

  /**
   * A run that is still to begin.
   *
   * @param workers parallelism on this machine
   * @param options options of the engine, as its user gave them
   */
  EngineRun(Engine engine, int workers, List<String> options, RunListener listener) {
    this.engine = engine;
    this.workers = workers;
    this.options = List.copyOf(options);
    this.listener = listener;
  }

  /**
   * Runs a job, and runs it again where a worker of a cluster was lost meanwhile.
   *
   * @param rows number of rows to expect
   * @param job lays out the job on a pipeline
   * @throws RunFailure if it cannot be finished for a reason that its user can fix
   */
  void run(long rows, Consumer<Pipeline> job) throws IOException, RunFailure {
    for (int attempt = 1; ; attempt++) {
      try {
        once(rows, job);
        return;
      } catch (RuntimeException failed) {
        Optional<EngineFault> fault = EngineFault.of(failed, remote());
        if (fault.isEmpty()) {
          throw userMistake(failed);
        }
        if (!remote() || !fault.get().passing() || attempt == ATTEMPTS) {
          throw new RunFailure(
              RunFailure.Kind.ENGINE,
              "the " + engine.label() + " runner could not finish: " + fault.get().what(),
              List.of(fault.get().advice()));
        }
        LOG.warn("a worker was lost; the job runs again: {}", fault.get().what());
      }
    }
  }

  private void once(long rows, Consumer<Pipeline> job) throws IOException, RunFailure {
    try (FlinkSettings settings = settings();
        LiveProgress progress = new LiveProgress(listener, rows, counters())) {
      PipelineOptions chosen = options(settings);
      chosen.setJobName(jobName());
      Pipeline pipeline = Pipeline.create(chosen);
      job.accept(pipeline);
      progress.start();
      PipelineResult result = pipeline.run();
      result.waitUntilFinish();
      LiveCounts.take(result.metrics());
    }
  }

  /** A name by which this process finds its job among those of a cluster. */
  private static String jobName() {
    return "waymark-" + ProcessHandle.current().pid();
  }

  private Optional<ClusterCounters> counters() {
    return options.stream()
        .filter(Engine::namesCluster)
        .map(option -> option.substring(option.indexOf('=') + 1))
        .map(master -> new ClusterCounters(master, jobName()))
        .findFirst();
  }

  /** Whether the job is sent to other machines. */
  private boolean remote() {
    return options.stream().anyMatch(Engine::namesCluster);
  }

  private FlinkSettings settings() throws IOException {
    return remote()
        ? FlinkSettings.ofCluster()
        : FlinkSettings.embedded(Runtime.getRuntime().maxMemory(), workers);
  }

  private PipelineOptions options(FlinkSettings settings) throws RunFailure {
    try {
      return engine.options(workers, settings.folder(), options);
    } catch (IllegalArgumentException unknown) {
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          "the " + engine.label() + " runner does not have these options: " + unknown.getMessage(),
          List.of());
    }
  }

  /** A full disk and a vanished input are reported as such; anything else is Waymark's fault. */
  private static RuntimeException userMistake(RuntimeException failed) throws RunFailure {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException files) {
        throw new RunFailure(RunFailure.Kind.OUTPUT, UnusableFile.words(files), List.of());
      }
      String message = String.valueOf(cause.getMessage());
      if (message.startsWith(NOT_STAGED)) {
        throw new RunFailure(
            RunFailure.Kind.REGISTRY,
            "--filesToStage names a file that is not there: "
                + message.substring(NOT_STAGED.length()),
            List.of("name the jar of Waymark, as docs/scheduling/flink-cluster.md does"));
      }
    }
    return failed;
  }
}
