package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a user starts it, with the jar of this build. */
class LauncherIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private ProcessBuilder waymark(String... arguments) throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("a folder with spaces"));
    Path link = elsewhere.resolve("waymark");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, CommandLineGuideTest.root().resolve("waymark"));
    }
    List<String> command = new ArrayList<>(List.of(link.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile());
    Path jar = Path.of("target", "waymark-app.jar").toAbsolutePath();
    builder.environment().put("WAYMARK_JAR", jar.toString());
    return builder;
  }

  private Shell.Answer type(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        waymark(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    int exitCode = process.waitFor();
    return new Shell.Answer(exitCode, Files.readString(out), Files.readString(err));
  }

  @Test
  void itStartsFromAnyFolderThroughALink() throws Exception {
    Shell.Answer answer = type("--version");

    assertEquals(0, answer.exitCode(), answer.err());
    assertTrue(answer.out().startsWith("waymark "), answer.out());
    assertEquals("", answer.err());
  }

  @Test
  void exitCodesPassThrough() throws Exception {
    assertEquals(2, type("run").exitCode());
    assertEquals(5, type("query", "--out", "no where", "SELECT 1").exitCode());
  }

  @Test
  void aStarterWorkspaceRunsAndCanBeAsked() throws Exception {
    assertEquals(0, type("init", "in").exitCode());
    Shell.Answer run = type("run", "--workspace", "in", "--out", "out", "--asOf=2026-11-15");
    assertEquals(0, run.exitCode(), run.err());
    JsonNode line = JSON.readTree(run.lastLine());
    assertEquals("published", line.path("status").asText());
    Path out = folder.resolve("a folder with spaces").resolve("out");
    assertTrue(Files.size(out.resolve("reports/2026-11-15/index.html")) > 0);
    assertTrue(Files.size(out.resolve("dashboards/index.html")) > 0);

    Shell.Answer query =
        type("query", "--out", "out", "--format", "csv", "SELECT count(*) n FROM observation");
    assertEquals(0, query.exitCode(), query.err());
    assertTrue(query.out().matches("n\n[1-9]\\d*\n"), query.out());

    Shell.Answer again = type("run", "--workspace", "in", "--out", "out", "--asOf=2026-11-15");
    assertEquals(99, again.exitCode(), again.err());
    assertEquals("nothing-new", JSON.readTree(again.lastLine()).path("status").asText());
  }

  @Test
  void theDemonstrationSaysInSixLinesWhatWasFoundAndWhereToLook() throws Exception {
    Shell.Answer demo = type("demo", "--out", "demo");

    assertEquals(0, demo.exitCode(), demo.err());
    assertEquals(
        List.of("Read", "Found", "Goals", "Report", "Dashboards", "Query"),
        demo.out().lines().map(line -> line.replaceFirst(" .*", "")).toList());
    assertTrue(demo.out().matches("(?s).*\nFound       [1-9]\\d* findings, .*"), demo.out());
    Path out = folder.resolve("a folder with spaces").resolve("demo");
    assertTrue(Files.size(out.resolve("reports/2026-11-15/index.html")) > 0);
  }

  @Test
  void aServerSaysWhereItIsAndEndsWhenItIsTerminated() throws Exception {
    assertEquals(0, type("init", "in").exitCode());
    assertEquals(
        0, type("run", "--workspace", "in", "--out", "out", "--as-of=2026-11-15").exitCode());
    Process process = waymark("serve", "--out", "out", "--port", "0").start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      URI first = URI.create(String.valueOf(lines.readLine()));
      for (String address : List.of("", "reports/2026-11-15/", "dashboards/", "sql?q=FROM+place")) {
        try (InputStream page = first.resolve(address).toURL().openStream()) {
          assertTrue(page.readAllBytes().length > 0, address);
        }
      }
    } finally {
      process.destroy();
    }
    assertEquals(143, process.waitFor());
  }

  @Test
  void aTerminatedRunPublishesNothing() throws Exception {
    assertEquals(0, type("init", "in").exitCode());
    Process process =
        waymark("run", "--workspace", "in", "--out", "out", "--as-of", "2026-11-15").start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.contains("stage: inventory")) {
        line = lines.readLine();
      }
      assertFalse(line == null, "the run ended before it could be terminated");
      process.destroy();
      assertEquals(143, process.waitFor());
    }
    Path out = folder.resolve("a folder with spaces").resolve("out");
    assertFalse(Files.exists(out.resolve("catalog.json")));
    assertFalse(Files.exists(out.resolve("views.sql")));
    assertEquals(
        0, type("run", "--workspace", "in", "--out", "out", "--as-of", "2026-11-15").exitCode());
  }
}
