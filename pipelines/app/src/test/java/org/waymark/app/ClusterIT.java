package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run on a Flink cluster of three processes gives what a run on one machine gives. */
class ClusterIT {
  /** Network memory of a TaskManager that is too small for any job. */
  private static final Map<String, String> TOO_SMALL =
      Map.of("taskmanager.memory.network.min", "8m", "taskmanager.memory.network.max", "8m");

  @TempDir static Path shared;
  private static SessionCluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start_the_cluster() throws Exception {
    cluster = SessionCluster.start(shared.resolve("cluster"), Map.of());
  }

  @AfterAll
  static void stop_the_cluster() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Shell.Answer run(SessionCluster cluster, Path workspace, Path out) {
    return RealCommand.run(
        workspace,
        out,
        SampleRun.AS_OF,
        "--runner",
        "flink",
        "--",
        "--flinkMaster=" + cluster.address(),
        "--parallelism=4",
        "--filesToStage=" + SessionCluster.jar());
  }

  @Test
  void a_cluster_publishes_the_same_bytes_as_one_machine() throws Exception {
    Path out = folder.resolve("out");
    Shell.Answer answer = run(cluster, RealCommand.sample(), out);

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(FolderContent.digests(out.resolve("data")))
        .isEqualTo(FolderContent.digests(SampleRun.out().resolve("data")));
    assertThat(answer.err()).contains(" rows read, ").doesNotContain("0 rows read");
  }

  /** Right away; when the first file is there; when most files are there. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40})
  void a_lost_worker_changes_nothing(int files) throws Exception {
    Path out = folder.resolve("out");
    int before = cluster.jobs().size();
    CompletableFuture<Shell.Answer> running =
        CompletableFuture.supplyAsync(() -> run(cluster, RealCommand.sample(), out));
    while (!running.isDone()
        && (cluster.jobs().size() == before
            || !cluster.jobs().get(before).equals("RUNNING")
            || parquetFiles(out) < files)) {
      Thread.sleep(20);
    }
    assertThat(running).as("the run ended before a worker was lost").isNotDone();
    cluster.killTaskManager(lost++);
    cluster.addTaskManager();
    Shell.Answer answer = running.get(4, TimeUnit.MINUTES);

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(FolderContent.digests(out.resolve("data")))
        .isEqualTo(FolderContent.digests(SampleRun.out().resolve("data")));
  }

  /** How many TaskManagers were lost so far: the oldest that is left is the next. */
  private static int lost;

  private static long parquetFiles(Path out) throws IOException {
    return FolderContent.files(out).stream()
        .filter(file -> file.toString().endsWith(".parquet"))
        .count();
  }

  @Test
  void a_worker_with_too_little_memory_is_named_with_the_setting_to_change() throws Exception {
    try (SessionCluster small = SessionCluster.start(folder.resolve("small"), TOO_SMALL)) {
      Path out = folder.resolve("out");
      Shell.Answer answer = run(small, RealCommand.sample(), out);

      assertThat(answer.exitCode()).isEqualTo(7);
      assertThat(answer.err())
          .contains("the flink runner could not finish: Insufficient number of network buffers")
          .contains("raise taskmanager.memory.network.min")
          .doesNotContain("\tat ");
      assertThat(out.resolve("catalog.json")).doesNotExist();
    }
  }

  @Test
  void a_worker_without_the_volume_is_named_with_what_it_cannot_read() throws Exception {
    Path workspace =
        FolderContent.copy(RealCommand.sample(), folder.resolve("volume").resolve("workspace"));
    List<String> hidden =
        new ArrayList<>(
            List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs none \"$0\" && exec \"$@\"",
                folder.resolve("volume").toString()));
    assumeTrue(canHide(hidden), "this system does not let a process have volumes of its own");
    try (SessionCluster without =
        SessionCluster.start(folder.resolve("without"), Map.of(), hidden)) {
      Shell.Answer answer = run(without, workspace, folder.resolve("out"));

      assertThat(answer.exitCode()).isEqualTo(7);
      assertThat(answer.err())
          .contains("a worker cannot read " + workspace)
          .contains("mount the volume of the workspace and of the output folder")
          .doesNotContain("\tat ");
    }
  }

  private static boolean canHide(List<String> hidden) throws InterruptedException {
    List<String> command = new ArrayList<>(hidden);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  @Test
  void a_cluster_that_does_not_answer_is_named() throws Exception {
    Shell.Answer answer =
        RealCommand.run(
            RealCommand.sample(),
            folder.resolve("out"),
            SampleRun.AS_OF,
            "--runner",
            "flink",
            "--",
            "--flinkMaster=127.0.0.1:1",
            "--filesToStage=" + SessionCluster.jar());

    assertThat(answer.exitCode()).isEqualTo(7);
    assertThat(answer.err()).contains("--flinkMaster").doesNotContain("\tat ");
    assertThat(Files.exists(folder.resolve("out").resolve("catalog.json"))).isFalse();
  }

  @Test
  void a_file_for_the_workers_that_is_not_there_is_named() {
    Shell.Answer answer =
        RealCommand.run(
            RealCommand.sample(),
            folder.resolve("out"),
            SampleRun.AS_OF,
            "--runner",
            "flink",
            "--",
            "--flinkMaster=" + cluster.address(),
            "--filesToStage=/no/such.jar");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err())
        .contains("--filesToStage names a file that is not there: '/no/such.jar'");
  }
}
