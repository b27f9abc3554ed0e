package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.app.SchedulingPages.Block;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine;

/** Holds the pages under {@code docs/scheduling} to the product and to the forms they claim. */
class SchedulingPagesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern DATE_BY_OTHERS = Pattern.compile(".*[{$].*");
  private static final Set<String> DATES = Set.of("--as-of", "--from", "--to");

  static List<Block> blocks() throws IOException {
    return SchedulingPages.blocks();
  }

  /** Reads a command as the product would, with a date where a scheduler puts one in. */
  private static CommandLine.ParseResult parsed(List<String> words) {
    List<String> arguments = new ArrayList<>();
    for (String word : words) {
      String name = word.replaceFirst("=.*", "");
      boolean afterDate =
          !arguments.isEmpty() && DATES.contains(arguments.get(arguments.size() - 1));
      if (afterDate && DATE_BY_OTHERS.matcher(word).matches()) {
        arguments.add("2026-11-15");
      } else if (name.equals("--asOf")) {
        arguments.add("--asOf=2026-11-15");
      } else {
        arguments.add(word);
      }
    }
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false, Path.of("nowhere"));
    return WaymarkCommand.commandLine(ConnectedServices.of(), console, Stopwatch.start())
        .parseArgs(Spelling.kebab(arguments.toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyCommandIsOneThatTheProductTakes(Block block) {
    for (List<String> words : block.commands()) {
      assertTrue(parsed(words).hasSubcommand(), words::toString);
    }
  }

  @Test
  void everyPageShowsCommandsAndTogetherTheyShowAllForSchedulers() throws IOException {
    Map<String, Integer> perPage = new LinkedHashMap<>();
    Set<String> commands = new TreeSet<>();
    for (Block block : SchedulingPages.blocks()) {
      perPage.merge(block.page(), block.commands().size(), Integer::sum);
      block.commands().forEach(words -> commands.add(words.get(0)));
    }

    assertEquals(Set.of("backfill", "dashboards", "diff", "report", "run", "status"), commands);
    assertEquals(8, perPage.size());
    perPage.forEach((page, shown) -> assertTrue(shown > 0, page));
    assertEquals(2, perPage.getOrDefault("cron.md", 0) - 1, "two jobs and a script");
    assertEquals(2, perPage.getOrDefault("airflow.md", 0));
    assertEquals(2, perPage.getOrDefault("dagster.md", 0));
  }

  @Test
  void theOptionsOfTheBeamOperatorAreThoseOfARun() throws IOException {
    String page = Files.readString(SchedulingPages.folder().resolve("airflow.md"));
    Matcher options = Pattern.compile("(?s)pipeline_options=\\{(.*?)\\n {8}\\}").matcher(page);
    assertTrue(options.find());
    List<String> words = new ArrayList<>(List.of("run", "--runner=DirectRunner"));
    Matcher option = Pattern.compile("\"(\\w+)\": \"([^\"]*)\"").matcher(options.group(1));
    while (option.find()) {
      words.add("--" + option.group(1) + "=" + option.group(2));
    }

    assertEquals(7, words.size());
    CommandLine.ParseResult run = parsed(words).subcommand();
    assertTrue(run.hasMatchedOption("--as-of"));
    assertTrue(run.hasMatchedOption("--fail-on"));
    assertTrue(page.contains("\"" + RunJob.class.getName() + "\""));
  }

  @Test
  void whatOnlyKnowsSuccessIsToldSuccessWhereNothingIsNew() {
    Shell shell = new Shell();
    shell.running = (request, listener) -> Shell.outcome(request.asOf(), true);

    assertEquals(0, shell.job("--workspace=.", "--out=out", "--asOf=2026-11-15"));
    assertEquals(2, shell.job("--workspace=.", "--out=out"));
  }

  @Test
  void everyYamlFileParsesAndIsOfItsKind() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (Block block : SchedulingPages.in("yaml")) {
      JsonNode document = YAML.readTree(block.text());
      kinds.add(document.path("kind").asText(document.fieldNames().next()));
    }

    assertEquals(Set.of("CronJob", "FlinkDeployment", "groups", "id"), kinds);
  }

  @Test
  void theClusterAndTheRunSeeTheSameVolume() throws IOException {
    List<Block> yaml =
        SchedulingPages.in("yaml").stream()
            .filter(block -> block.page().startsWith("flink"))
            .toList();
    JsonNode cluster = YAML.readTree(yaml.get(0).text()).path("spec").path("podTemplate");
    JsonNode run =
        YAML.readTree(yaml.get(1).text())
            .path("spec")
            .path("jobTemplate")
            .path("spec")
            .path("template");
    for (String where : List.of("/spec/volumes", "/spec/containers/0/volumeMounts")) {
      assertFalse(cluster.at(where).isEmpty(), where);
      assertEquals(cluster.at(where), run.at(where));
    }
  }

  @Test
  void theKestraFlowHasTasksAndATrigger() throws IOException {
    JsonNode flow =
        YAML.readTree(
            SchedulingPages.in("yaml").stream()
                .filter(block -> block.page().equals("kestra.md"))
                .findFirst()
                .orElseThrow()
                .text());
    for (JsonNode task : flow.path("tasks")) {
      assertEquals("io.kestra.plugin.scripts.shell.Commands", task.path("type").asText());
      assertTrue(task.path("commands").path(0).isTextual());
    }
    assertEquals(
        "io.kestra.plugin.core.trigger.Schedule",
        flow.path("triggers").path(0).path("type").asText());
  }

  @Test
  void unitFilesHaveTheSectionsThatSystemdAsksFor() throws IOException {
    List<Block> units = SchedulingPages.in("ini");
    Map<String, Map<String, String>> service = sections(units.get(0).text());
    Map<String, Map<String, String>> timer = sections(units.get(1).text());

    assertEquals(Set.of("Unit", "Service", "Install"), service.keySet());
    assertEquals("oneshot", value(service, "Service", "Type"));
    assertEquals(
        String.valueOf(ExitCode.NOTHING_NEW), value(service, "Service", "SuccessExitStatus"));
    assertTrue(value(service, "Service", "ExecStart").startsWith("/"), "a whole path");
    assertFalse(
        value(service, "Service", "ExecStart").replace("%%", "").contains("%"),
        "a percent sign is written twice");
    assertEquals(Set.of("Unit", "Timer", "Install"), timer.keySet());
    assertEquals("waymark.service", value(timer, "Timer", "Unit"));
    assertTrue(value(timer, "Timer", "OnCalendar").startsWith("Mon "));
    assertEquals("timers.target", value(timer, "Install", "WantedBy"));
  }

  private static String value(Map<String, Map<String, String>> unit, String section, String key) {
    String value = unit.getOrDefault(section, Map.of()).get(key);
    return value == null ? "" : value;
  }

  private static Map<String, Map<String, String>> sections(String unit) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    for (String line : unit.lines().filter(line -> !line.isBlank()).toList()) {
      Matcher header = Pattern.compile("\\[(\\w+)]").matcher(line);
      if (header.matches()) {
        section = new LinkedHashMap<>();
        sections.put(header.group(1), section);
      } else {
        int equals = line.indexOf('=');
        assertTrue(equals > 0, line);
        section.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return sections;
  }

  @Test
  void aCrontabHasFiveFieldsACommandAndNoBarePercentSign() throws IOException {
    Pattern job = Pattern.compile("(?:[\\d*/,-]+ ){5}/\\S+ .*");
    for (Block block : SchedulingPages.in("cron")) {
      for (String line : block.text().lines().toList()) {
        assertTrue(job.matcher(line).matches(), line);
        assertFalse(line.replace("\\%", "").contains("%"), line);
      }
    }
  }

  @Test
  void everyPythonFileCompiles() throws IOException, InterruptedException {
    List<Block> files = SchedulingPages.in("python");
    assertEquals(3, files.size());
    for (Block file : files) {
      assertEquals(0, python(file.text()), file::toString);
    }
  }

  private static int python(String text) throws IOException, InterruptedException {
    Process python;
    try {
      python =
          new ProcessBuilder("python3", "-c", "import ast, sys; ast.parse(sys.stdin.buffer.read())")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException absent) {
      assumeTrue(false, "there is no python3 here: " + absent.getMessage());
      return 0;
    }
    try (var in = python.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return python.waitFor();
  }

  @Test
  void theTableOfExitCodesHasThemAll() throws IOException {
    String page = Files.readString(SchedulingPages.folder().resolve("README.md"));
    for (int code :
        List.of(
            ExitCode.DONE,
            ExitCode.INTERNAL,
            ExitCode.USAGE,
            ExitCode.GATE,
            ExitCode.LOCKED,
            ExitCode.INPUT_MISSING,
            ExitCode.PUBLISHED_BUT,
            ExitCode.RUNNER,
            ExitCode.NOTHING_NEW)) {
      assertTrue(page.contains("\n| " + code + " | "), "exit code " + code);
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (Path page : SchedulingPages.pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        Path target = SchedulingPages.folder().resolve(link.group(1));
        assertTrue(Files.exists(target), page + " → " + target);
      }
    }
  }

  @Test
  void aCommandEndsWhereTheShellEndsIt() {
    assertEquals(
        List.of("run", "--as-of", "2026-11-15", "--out", "a b"),
        SchedulingPages.words("run --as-of \"$(date -d yesterday +%F)\" --out 'a b' 2>> log"));
    assertEquals(
        List.of("run", "--as-of", "2026-11-15"),
        SchedulingPages.words("run --as-of {{ ds | add(-1) }} || [ $? -eq 99 ]"));
    assertEquals(List.of("status", "--out", "x"), SchedulingPages.words("status --out x\""));
  }
}
