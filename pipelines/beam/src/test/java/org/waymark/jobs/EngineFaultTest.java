package org.waymark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EngineFaultTest {
  private static Throwable job(Throwable root) {
    return new RuntimeException(
        "Pipeline execution failed", new IllegalStateException("Job failed (JobID: 39174c)", root));
  }

  @Test
  void too_little_network_memory_names_the_setting() {
    Throwable failed =
        job(
            new IOException(
                "Insufficient number of network buffers: required 512, but only 502 available."));
    assertThat(EngineFault.of(failed, true))
        .hasValueSatisfying(
            fault -> {
              assertThat(fault.what()).startsWith("Insufficient number of network buffers");
              assertThat(fault.advice()).contains("taskmanager.memory.network.max");
            });
  }

  @Test
  void memory_of_this_machine_and_of_a_cluster_have_settings_of_their_own() {
    Throwable failed = job(new OutOfMemoryError("Java heap space"));
    assertThat(EngineFault.of(failed, true).orElseThrow().advice())
        .contains("taskmanager.memory.task.heap.size");
    assertThat(EngineFault.of(failed, false).orElseThrow().advice()).contains("-Xmx6g");
  }

  @Test
  void a_cause_from_another_machine_is_known_by_its_text() {
    Throwable failed = job(new RuntimeException("java.lang.OutOfMemoryError: Java heap space"));
    assertThat(EngineFault.of(failed, true)).isPresent();
  }

  @Test
  void a_worker_without_the_volume_is_named_with_the_file() {
    Throwable failed =
        job(new RuntimeException("java.nio.file.NoSuchFileException: /srv/health/landing/a.csv"));
    assertThat(EngineFault.of(failed, true).orElseThrow().what())
        .isEqualTo("a worker cannot read /srv/health/landing/a.csv");
    assertThat(EngineFault.of(failed, false)).isEmpty();
  }

  @Test
  void a_fault_of_waymark_is_not_taken_for_one_of_the_runner() {
    assertThat(EngineFault.of(job(new IllegalStateException("rows are missing")), true)).isEmpty();
  }

  @Test
  void a_worker_that_was_lost_before_it_had_its_work_is_a_passing_fault() {
    Throwable failed =
        job(
            new RuntimeException(
                "Could not send message [RemoteRpcInvocation(TaskExecutorGateway.submitTask(..))]"
                    + " from sender [a] to recipient [b]"));
    assertThat(EngineFault.of(failed, true).orElseThrow().passing()).isTrue();
  }
}
