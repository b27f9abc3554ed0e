package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.cli.ExitCode;

/** Files that offices published, in shapes of their own, through the real command. */
class TablesAsPublishedIT {
  private static final List<String> CASES =
      List.of(
          "08-financial-year-forms",
          "09-period-in-two-columns",
          "10-table-as-published",
          "11-years-across");

  /** What a data officer declares of each feed. */
  private static final Map<String, List<String>> DECLARED =
      Map.of(
          "welfare", List.of("period: year", "period: {column: year, first_month: April}"),
          "treasury", List.of("period: year", "period: {column: year, first_month: 4}"),
          "schools",
              List.of(
                  "period: time_period", "period: {column: time_period, first_month: September}"),
          "labour", List.of("period: period", "period: {year: year, month: period}"),
          "disease",
              List.of(
                  "period: 'MMWR WEEK'",
                  "period: {year: Current MMWR Year, week: MMWR WEEK, weeks: mmwr}"),
          "attend",
              List.of("map:", "table: {header: 5, until: Notes, leave_out: {Code: '-'}}\nmap:"),
          "access",
              List.of(
                  "period: {constant: 2022}",
                  "period: year",
                  "'`2022`'",
                  "share",
                  "map:",
                  "table: {header: 5, across: {columns: periods, name: year, value: share}}\n"
                      + "map:"));

  @TempDir Path folder;

  private Path workspace() throws IOException {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    Path trials = RealCommand.shared().orElseThrow().resolveSibling("trials").resolve("data");
    Assumptions.assumeTrue(Files.isDirectory(trials), "the shared trials do not lie there");
    Path workspace = folder.resolve("workspace");
    for (String name : CASES) {
      Path from = trials.resolve(name);
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String relative = from.relativize(file).toString();
          Path to = workspace.resolve(relative.replace("missions/m", "missions/" + name));
          Files.createDirectories(to.getParent());
          if (relative.startsWith("missions")) {
            Files.writeString(
                to,
                Files.readString(file).replace("id: m\n", "id: m" + name.substring(0, 2) + "\n"));
          } else if (!Files.exists(to)) {
            Files.copy(file, to);
          }
        }
      }
    }
    return workspace;
  }

  private String query(String out, String sql) {
    return RealCommand.type(
            "query", "--out", folder.resolve(out).toString(), "--format", "csv", sql)
        .out();
  }

  @Test
  void declared_tables_give_their_values_and_undeclared_ones_say_what_to_declare()
      throws IOException {
    Path workspace = workspace();
    Shell.Answer bare = RealCommand.run(workspace, folder.resolve("bare"), "2026-03-15");
    assertTrue(bare.exitCode() == ExitCode.DONE || bare.exitCode() == ExitCode.GATE, bare.err());
    String refusals = query("bare", "SELECT detail FROM rejected_record") + bare.err();
    for (String words :
        List.of(
            "first_month: April",
            "`period: {year: \u2026, month: period}`",
            "no column `Code` in line 1; line 5 has it",
            "no column `Country Code` in line 1; line 5 has it",
            "`table: {across: {columns: periods}}`")) {
      assertTrue(refusals.contains(words), words + " in " + refusals);
    }
    for (Map.Entry<String, List<String>> of : DECLARED.entrySet()) {
      Path feed = workspace.resolve("feeds").resolve(of.getKey() + ".yaml");
      String text = Files.readString(feed);
      for (int i = 0; i < of.getValue().size(); i += 2) {
        text = text.replace(of.getValue().get(i), of.getValue().get(i + 1));
      }
      Files.writeString(feed, text);
    }
    Shell.Answer run = RealCommand.run(workspace, folder.resolve("out"), "2026-03-15");
    assertEquals(ExitCode.DONE, run.exitCode(), run.err());
    assertEquals(
        """
        indicator_id,place_id,period,value
        access,D01,2022,5.5
        access,D01,2023,5.6
        access,D02,2023,4.2
        attend,D01,2025-01,70.0
        attend,D02,2025-01,50.0
        disease,D01,2024-W01,5.0
        disease,D01,2024-W52,7.0
        labour,D01,2024-01,5.0
        labour,D01,2024-02,5.2
        schools,D01,2022-09-01/P1Y,5.0
        schools,D01,2023-09-01/P1Y,6.0
        treasury,D01,2022-04-01/P1Y,5.0
        treasury,D01,2023-04-01/P1Y,6.0
        welfare,D01,2022-04-01/P1Y,5.0
        welfare,D01,2023-04-01/P1Y,6.0
        """,
        query("out", "SELECT indicator_id, place_id, period, value FROM observation ORDER BY ALL"));
    assertEquals("n\n0\n", query("out", "SELECT count(*) AS n FROM rejected_record"));
  }

  @Test
  void delivered_files_become_a_workspace_that_runs_without_an_editor() throws IOException {
    Path sheet =
        Files.writeString(
            folder.resolve("waits.csv"),
            """
            Title,,
            ,,
            Code,Name,2024,2025
            A,Ay,1,2
            B,Bee,3,4
            """);
    Path drafted = folder.resolve("drafted");
    assertEquals(
        ExitCode.DONE,
        RealCommand.type("init", drafted.toString(), "--from", sheet.toString()).exitCode());
    assertEquals(
        ExitCode.DONE, RealCommand.type("validate", "--workspace", drafted.toString()).exitCode());
    Shell.Answer tried =
        RealCommand.type("try", drafted.resolve("feeds/waits.yaml").toString(), "--rows", "1");
    assertTrue(tried.out().contains("waits  A  2024  1.0  (line 4)"), tried.out());
    assertTrue(tried.out().contains("2 rows read: 2 accepted"), tried.out());
    assertEquals(
        ExitCode.DONE,
        RealCommand.run(drafted, folder.resolve("draft-out"), "2026-03-15").exitCode());
    assertTrue(RealCommand.type("help", "run").out().contains("--as-of"));
  }
}
