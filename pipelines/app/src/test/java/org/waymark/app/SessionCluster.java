package org.waymark.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster of processes of their own: a JobManager and TaskManagers of two slots each, with
 * the jars of this build, started by the commands and settings of {@code
 * docs/scheduling/flink-cluster.md}.
 */
final class SessionCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String HERE = "127.0.0.1";
  private static final String INSTALLED =
      "/opt/waymark/pipelines/app/target/launcher/waymark-app.jar";

  private final Path folder;
  private final Map<String, String> settings;
  private final List<String> before;
  private final int rest;
  private final List<Process> taskManagers = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process jobManager;

  private SessionCluster(Path folder, Map<String, String> settings, List<String> before)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.before = before;
    this.rest = freePort();
    this.settings = ofPage(freePort(), rest);
    this.settings.putAll(settings);
  }

  /** Two TaskManagers, with these settings in place of the usual ones. */
  static SessionCluster start(Path folder, Map<String, String> settings) throws Exception {
    return start(folder, settings, List.of());
  }

  /**
   * Two TaskManagers.
   *
   * @param before a command that each TaskManager's command is given to, such as one that gives it
   *     other volumes
   */
  static SessionCluster start(Path folder, Map<String, String> settings, List<String> before)
      throws Exception {
    SessionCluster cluster = new SessionCluster(folder, settings, before);
    try {
      cluster.jobManager = cluster.process("jobmanager", List.of(), 0);
      cluster.addTaskManager();
      cluster.addTaskManager();
      cluster.waitForSlots(4);
      return cluster;
    } catch (Exception | AssertionError failed) {
      cluster.close();
      throw failed;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The settings of the page, with addresses of this machine. */
  private static Map<String, String> ofPage(int rpc, int rest) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (String line : block("properties", 0).lines().toList()) {
      String[] parts = line.split(": ", 2);
      settings.put(parts[0], parts[1].replace("10.0.0.1", HERE).replace("0.0.0.0", HERE));
    }
    settings.put("jobmanager.rpc.port", Integer.toString(rpc));
    settings.put("rest.port", Integer.toString(rest));
    settings.put("taskmanager.host", HERE);
    settings.put("heartbeat.interval", "2000");
    settings.put("heartbeat.timeout", "20000");
    return settings;
  }

  /** A block of the page. */
  private static String block(String language, int which) throws IOException {
    return SchedulingPages.in(language).stream()
        .filter(block -> block.page().equals("flink-cluster.md"))
        .toList()
        .get(which)
        .text();
  }

  /** Where jobs are sent: {@code --flinkMaster}. */
  String address() {
    return HERE + ":" + rest;
  }

  /** Starts one more TaskManager. */
  void addTaskManager() throws IOException {
    taskManagers.add(process("taskmanager-" + taskManagers.size(), before, 1));
  }

  /** Ends a TaskManager as the loss of its machine would. */
  void killTaskManager(int which) throws InterruptedException {
    Process killed = taskManagers.get(which);
    killed.descendants().forEach(ProcessHandle::destroyForcibly);
    killed.destroyForcibly().waitFor();
  }

  /** States of all jobs that were sent to the cluster, the newest last. */
  List<String> jobs() throws IOException, InterruptedException {
    Map<Long, String> states = new TreeMap<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      states.put(job.path("start-time").asLong(), job.path("state").asText());
    }
    return List.copyOf(states.values());
  }

  private void waitForSlots(int slots) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        if (get("/overview").path("slots-total").asInt() >= slots) {
          return;
        }
      } catch (IOException notYet) {
        if (jobManager == null || !jobManager.isAlive()) {
          break;
        }
      }
      Thread.sleep(200);
    }
    throw new AssertionError("the cluster does not start: " + log("jobmanager"));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address() + path)).build();
    return new ObjectMapper()
        .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** What a process of the cluster said last. */
  String log(String name) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(name + ".log"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  private Process process(String name, List<String> first, int shown) throws IOException {
    Path configuration = Files.createDirectories(folder.resolve(name));
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + ": " + value));
    Files.write(configuration.resolve("flink-conf.yaml"), lines);
    String script =
        block("sh", shown)
            .replace("exec java ", "exec \"$JAVA_HOME/bin/java\" -XX:TieredStopAtLevel=1 ")
            .replace(INSTALLED, jar().toString())
            .replace("/etc/waymark", configuration.toString());
    List<String> command = new ArrayList<>(first);
    command.addAll(List.of("sh", "-c", script));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  /** The jar of this build, which names all others. */
  static Path jar() {
    return Path.of("target", "waymark-app.jar").toAbsolutePath();
  }

  @Override
  public void close() {
    for (Process process : taskManagers) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (jobManager != null) {
      jobManager.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }
}
