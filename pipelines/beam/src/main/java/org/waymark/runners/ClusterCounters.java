package org.waymark.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.apache.beam.sdk.util.VarInt;

/**
 * Beam's counters of a job while it runs on a Flink cluster, as the cluster's REST interface shows
 * them. Workers report every few seconds. A cluster that does not answer has no counters yet.
 */
public final class ClusterCounters {
  /** The accumulator in which Beam's runner keeps its metrics. */
  private static final String ACCUMULATOR = "__metricscontainers";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String address;
  private final String job;

  /**
   * Counters of the newest job of that name.
   *
   * @param master what {@code --flinkMaster} names: host and port, perhaps after {@code http://}
   */
  public ClusterCounters(String master, String job) {
    this.address = master.contains("://") ? master : "http://" + master;
    this.job = job;
  }

  /**
   * The value of a counter, over all workers.
   *
   * @return empty where the cluster does not know it, or does not answer
   */
  public Optional<Long> attempted(String namespace, String name) {
    try {
      Optional<String> id = running();
      return id.isEmpty()
          ? Optional.empty()
          : sum(get("/jobs/" + id.get() + "/accumulators"), namespace, name);
    } catch (IOException | IllegalArgumentException unreachable) {
      return Optional.empty();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<String> running() throws IOException, InterruptedException {
    JsonNode newest = null;
    for (JsonNode one : get("/jobs/overview").path("jobs")) {
      if (one.path("name").asText().equals(job)
          && (newest == null
              || one.path("start-time").asLong() > newest.path("start-time").asLong())) {
        newest = one;
      }
    }
    return Optional.ofNullable(newest).map(one -> one.path("jid").asText());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** Adds up a counter over all steps that count it. */
  static Optional<Long> sum(JsonNode accumulators, String namespace, String name)
      throws IOException {
    Optional<Long> total = Optional.empty();
    for (JsonNode one : accumulators.path("user-task-accumulators")) {
      if (!one.path("name").asText().equals(ACCUMULATOR)) {
        continue;
      }
      JsonNode metrics = JSON.readTree(one.path("value").asText()).path("metrics");
      for (JsonNode metric : metrics.path("attempted")) {
        JsonNode labels = metric.path("labels");
        if (labels.path("NAMESPACE").asText().equals(namespace)
            && labels.path("NAME").asText().equals(name)) {
          byte[] payload = Base64.getDecoder().decode(metric.path("payload").asText());
          long value = VarInt.decodeLong(new ByteArrayInputStream(payload));
          total = Optional.of(total.orElse(0L) + value);
        }
      }
    }
    return total;
  }
}
