package org.waymark.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What Flink must know of a run, as a folder of configuration, which is the only way in which it
 * takes it: memory and addresses where it runs inside this process. A cluster has settings of its
 * own.
 *
 * <p>Nothing outside this machine can reach it: every port, that of its web pages too, is bound to
 * the loopback interface, and nothing can be uploaded or cancelled there.
 *
 * <p>Managed memory, in which Flink sorts what it groups, is a quarter of the heap: batches are few
 * and large, and the analysis of a shard needs the rest. Left to itself Flink takes two fifths of
 * whatever is free when it starts. Buffers between tasks are 64 MiB and 32 MiB for each worker: all
 * workers send to all others at every grouping.
 */
public final class FlinkSettings implements Closeable {
  private static final long MEBIBYTE = 1L << 20;

  private static final String LOOPBACK =
      """
      rest.address: localhost
      rest.bind-address: localhost
      rest.bind-port: 0
      jobmanager.rpc.address: localhost
      jobmanager.bind-host: localhost
      taskmanager.host: localhost
      taskmanager.bind-host: localhost
      queryable-state.enable: false
      web.submit.enable: false
      web.cancel.enable: false
      """;

  private final Path folder;

  private FlinkSettings(Path folder) {
    this.folder = folder;
  }

  /**
   * For a Flink inside this process.
   *
   * @param heap most bytes that the heap may take
   * @param workers parallelism
   */
  public static FlinkSettings embedded(long heap, int workers) throws IOException {
    long managed = Math.max(64, heap / 4 / MEBIBYTE);
    long network = 64 + 32L * workers;
    return written(
        String.format(
            Locale.ROOT,
            "taskmanager.memory.managed.size: %dm%n"
                + "taskmanager.memory.network.min: %dm%n"
                + "taskmanager.memory.network.max: %dm%n"
                + LOOPBACK,
            managed,
            network,
            network));
  }

  /** For a job that is sent to a cluster, which has its own memory: it must answer in 10 s. */
  public static FlinkSettings ofCluster() throws IOException {
    return written("rest.retry.max-attempts: 5\nrest.retry.delay: 2000\n");
  }

  private static FlinkSettings written(String settings) throws IOException {
    Path folder = Files.createTempDirectory("waymark-flink");
    Files.writeString(folder.resolve("flink-conf.yaml"), settings);
    return new FlinkSettings(folder);
  }

  /** The folder that holds it. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder.resolve("flink-conf.yaml"));
    Files.deleteIfExists(folder);
  }
}
