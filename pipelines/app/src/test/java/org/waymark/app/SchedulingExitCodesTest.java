package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.cli.ExitCode;

/**
 * Runs what the pages under {@code docs/scheduling} show against a command that ends with each exit
 * code. A held lock and a missing delivery are tried again. Nothing else is, above all not a run
 * that has published and could not write its pages.
 */
class SchedulingExitCodesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** What a scheduler does next. */
  private enum Next {
    GO_ON,
    TRY_AGAIN,
    STOP
  }

  private static final Map<Integer, Next> MEANING = new LinkedHashMap<>();

  static {
    MEANING.put(ExitCode.DONE, Next.GO_ON);
    MEANING.put(ExitCode.INTERNAL, Next.STOP);
    MEANING.put(ExitCode.USAGE, Next.STOP);
    MEANING.put(ExitCode.GATE, Next.STOP);
    MEANING.put(ExitCode.LOCKED, Next.TRY_AGAIN);
    MEANING.put(ExitCode.INPUT_MISSING, Next.TRY_AGAIN);
    MEANING.put(ExitCode.PUBLISHED_BUT, Next.STOP);
    MEANING.put(ExitCode.RUNNER, Next.STOP);
    MEANING.put(ExitCode.NOTHING_NEW, Next.GO_ON);
  }

  @TempDir Path folder;

  @Test
  void systemd_starts_the_service_again_only_where_another_try_helps() throws IOException {
    String unit = block("systemd.md", "ini", 0).text();
    Set<Integer> success = codes(unit, "SuccessExitStatus=(.*)");
    Set<Integer> stop = codes(unit, "RestartPreventExitStatus=(.*)");
    assertThat(unit).contains("Restart=on-failure");

    assertThat(
            next(
                code ->
                    code == 0 || success.contains(code)
                        ? Next.GO_ON
                        : stop.contains(code) ? Next.STOP : Next.TRY_AGAIN))
        .isEqualTo(MEANING);
  }

  @Test
  void kubernetes_makes_another_pod_only_where_another_try_helps() throws Exception {
    JsonNode job = YAML.readTree(block("flink-on-kubernetes.md", "yaml", 1).text());
    JsonNode spec = job.at("/spec/jobTemplate/spec");
    String script = spec.at("/template/spec/containers/0/args/0").asText();
    JsonNode rule = spec.at("/podFailurePolicy/rules/0");
    Set<Integer> stop = Set.of(YAML.treeToValue(rule.at("/onExitCodes/values"), Integer[].class));
    assertThat(rule.path("action").asText()).isEqualTo("FailJob");

    assertThat(
            next(
                code -> {
                  int ended = shell(script, code).code();
                  return ended == 0
                      ? Next.GO_ON
                      : stop.contains(ended) ? Next.STOP : Next.TRY_AGAIN;
                }))
        .isEqualTo(MEANING);
  }

  @Test
  void kestra_repeats_the_task_only_where_another_try_helps() throws Exception {
    JsonNode tasks = YAML.readTree(block("kestra.md", "yaml", 0).text()).path("tasks");
    JsonNode run = tasks.path(0);
    JsonNode outcome = tasks.path(1);
    assertThat(run.path("retry").path("maxAttempts").asInt()).isGreaterThan(1);
    assertThat(outcome.has("retry")).isFalse();

    assertThat(
            next(
                code -> {
                  Ended ended = shell(run.path("commands").path(0).asText(), code);
                  if (ended.code() != 0) {
                    return Next.TRY_AGAIN;
                  }
                  Matcher output = Pattern.compile("\"code\":(\\d+)").matcher(ended.out());
                  assertThat(output.find()).isTrue();
                  String second = outcome.path("commands").path(0).asText();
                  String filled = second.replace("{{ outputs.run.vars.code }}", output.group(1));
                  return shell(filled, code).code() == 0 ? Next.GO_ON : Next.STOP;
                }))
        .isEqualTo(MEANING);
  }

  @Test
  void the_script_for_cron_asks_for_another_try_only_where_it_helps() throws Exception {
    String script = block("cron.md", "sh", 0).text();

    assertThat(
            next(
                code -> {
                  Ended ended = shell(script, code);
                  if (ended.code() == 75) {
                    return Next.TRY_AGAIN;
                  }
                  return ended.out().contains("mailed") ? Next.STOP : Next.GO_ON;
                }))
        .isEqualTo(MEANING);
  }

  @Test
  void airflow_repeats_the_task_only_where_another_try_helps() throws Exception {
    assertThat(python("airflow.md", "run('2026-11-15')")).isEqualTo(MEANING);
  }

  @Test
  void dagster_repeats_the_asset_only_where_another_try_helps() throws Exception {
    assertThat(python("dagster.md", "published_tables(Weeks())")).isEqualTo(MEANING);
  }

  /** Replaces the schedulers' modules: what a function raises says what would follow. */
  private static final String SCHEDULERS =
      """
      import datetime, sys, types
      from unittest.mock import MagicMock
      class Fail(Exception): pass
      class Skip(Exception): pass
      class Again(Exception): pass
      class Failure(Exception):
          def __init__(self, description=None, metadata=None, allow_retries=True):
              self.allow_retries = allow_retries
      class Weeks:
          partition_time_window = types.SimpleNamespace(
              start=datetime.datetime(2026, 11, 9), end=datetime.datetime(2026, 11, 16))
      functions = {}
      def decorator(**options):
          def keep(function):
              functions[function.__name__] = function
              return MagicMock()
          return keep
      def module(name, **content):
          sys.modules[name] = MagicMock(**content)
      module("pendulum")
      for name in ["airflow", "airflow.providers", "airflow.providers.standard",
                   "airflow.providers.standard.operators",
                   "airflow.providers.standard.operators.bash"]:
          module(name)
      module("airflow.exceptions", AirflowException=Again, AirflowFailException=Fail,
             AirflowSkipException=Skip)
      module("airflow.sdk", DAG=MagicMock(), task=decorator)
      module("dagster", asset=decorator, asset_check=decorator, Failure=Failure)
      exec(compile(sys.stdin.read(), "page", "exec"), {"__name__": "page"})
      try:
          eval(sys.argv[1], {"Weeks": Weeks, **functions})
          print("GO_ON")
      except Skip:
          print("GO_ON")
      except Again:
          print("TRY_AGAIN")
      except Fail:
          print("STOP")
      except Failure as failure:
          print("TRY_AGAIN" if failure.allow_retries else "STOP")
      """;

  private Map<Integer, Next> python(String page, String call) throws Exception {
    String program = block(page, "python", 0).text();
    try {
      new ProcessBuilder("python3", "--version").start().waitFor();
    } catch (IOException absent) {
      assumeTrue(false, "there is no python3 here: " + absent.getMessage());
    }
    return next(
        code -> {
          Ended ended = ended(code, program, "python3", "-c", SCHEDULERS, call);
          assertThat(ended.code()).as(ended.out()).isZero();
          return Next.valueOf(ended.out().strip());
        });
  }

  private static SchedulingPages.Block block(String page, String language, int index)
      throws IOException {
    return SchedulingPages.in(language).stream()
        .filter(block -> block.page().equals(page))
        .toList()
        .get(index);
  }

  private static Set<Integer> codes(String unit, String pattern) {
    Matcher line = Pattern.compile(pattern).matcher(unit);
    assertThat(line.find()).isTrue();
    return Arrays.stream(line.group(1).split(" "))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private interface Scheduler {
    Next after(int code) throws IOException, InterruptedException;
  }

  private static Map<Integer, Next> next(Scheduler scheduler) {
    Map<Integer, Next> next = new LinkedHashMap<>();
    MEANING
        .keySet()
        .forEach(
            code -> {
              try {
                next.put(code, scheduler.after(code));
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    return next;
  }

  private record Ended(int code, String out) {}

  private Ended shell(String script, int code) throws IOException, InterruptedException {
    return ended(code, "", "/bin/sh", "-c", script.replaceAll("\\{\\{.*?}}", "2026-11-15"));
  }

  /** Runs a program to which {@code waymark} is a command that ends with a code. */
  private Ended ended(int code, String in, String... program)
      throws IOException, InterruptedException {
    command("waymark", "echo '{\"message\":\"why\"}'; exit " + code);
    command("mail", "cat > /dev/null; echo mailed");
    ProcessBuilder builder = new ProcessBuilder(List.of(program)).redirectErrorStream(true);
    builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
    Process process = builder.start();
    try (var stream = process.getOutputStream()) {
      stream.write(in.getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // A program that reads nothing may have ended already.
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  private void command(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
