package org.waymark.runners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ClusterCountersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a cluster answers, with two steps that count rows: 62 and 300. */
  private static JsonNode answer() throws Exception {
    String value =
        """
        {"metrics": {"attempted": [
          {"payload": "Pg==", "labels": {"NAMESPACE": "n", "NAME": "rows", "PTRANSFORM": "a"}},
          {"payload": "rAI=", "labels": {"NAMESPACE": "n", "NAME": "rows", "PTRANSFORM": "b"}},
          {"payload": "AQ==", "labels": {"NAMESPACE": "n", "NAME": "other", "PTRANSFORM": "a"}}]}}
        """;
    return JSON.readTree(
        "{\"user-task-accumulators\": [{\"name\": \"__metricscontainers\", \"value\": "
            + JSON.writeValueAsString(value)
            + "}]}");
  }

  @Test
  void a_counter_is_added_up_over_the_steps_that_count() throws Exception {
    assertThat(ClusterCounters.sum(answer(), "n", "rows")).contains(362L);
    assertThat(ClusterCounters.sum(answer(), "n", "other")).contains(1L);
  }

  @Test
  void a_counter_that_nobody_reported_yet_is_unknown() throws Exception {
    assertThat(ClusterCounters.sum(answer(), "n", "absent")).isEmpty();
    assertThat(ClusterCounters.sum(JSON.readTree("{}"), "n", "rows")).isEmpty();
  }

  @Test
  void a_cluster_that_does_not_answer_has_no_counters() {
    assertThat(new ClusterCounters("127.0.0.1:1", "job").attempted("n", "rows")).isEmpty();
    assertThat(new ClusterCounters("no address", "job").attempted("n", "rows")).isEmpty();
  }
}
