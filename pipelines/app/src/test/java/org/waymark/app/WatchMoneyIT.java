package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spending, grants and aid as they were published: what a run says adds up to the penny. */
class WatchMoneyIT {
  /** Rows and sums by file; the sum of May 2012 is the one that the file itself has at its end. */
  private static final Map<String, List<String>> SPENDING =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("062015_June_2015_-_25k.csv", List.of("200", "27278306.96")),
              Map.entry("072015_July_2015_-25k.csv", List.of("135", "18274560.74")),
              Map.entry("CO-Transparency-data-May-2012.csv", List.of("96", "39457031.96")),
              Map.entry("DCMS_Spend_over_GBP25k_August_2013.csv", List.of("80", "412546060.07")),
              Map.entry("DCMS_spend_over_GBP25k_Jun_2014.csv", List.of("92", "413165899.43")),
              Map.entry("January_2013__25k_Transparency_Data.csv", List.of("127", "24859520.00")),
              Map.entry("Publishable_Spend_-_Dec_2013_csv.csv", List.of("262", "26496154.15")),
              Map.entry("RPA-Over-25k-1209.csv", List.of("52", "6859104.89")),
              Map.entry("co-spend-data-oct2010.csv", List.of("181", "34116839.28")),
              Map.entry("national_college_spend_december_2010.csv", List.of("76", "3744415.44")),
              Map.entry("rpa-over-25k-1106.csv", List.of("37", "9286724.10")),
              Map.entry("transparency_apr11.csv", List.of("58", "18432711.64"))));

  @TempDir Path folder;

  private static Path data(String name) {
    Path found = CommandLineGuideTest.root().resolveSibling("shared").resolve("data").resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(found), () -> "skipped: nothing at " + found);
    return found;
  }

  private Path workspace() {
    Path workspace = folder.resolve("workspace");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    return workspace;
  }

  private static void feed(Path workspace, String id, String format, Path file) throws IOException {
    Files.writeString(
        workspace.resolve("feeds/" + id + ".yaml"),
        "id: " + id + "\nkind: money\nformat: " + format + "\nfiles: landing/" + id + "/*.csv\n");
    Path landing = workspace.resolve("landing").resolve(id);
    Files.createDirectories(landing);
    Files.copy(file, landing.resolve(file.getFileName()));
  }

  private static List<List<String>> rows(Path out, String sql) throws IOException, SQLException {
    try (Published published = Published.in(out)) {
      return published.rows(sql);
    }
  }

  @Test
  void twelve_files_of_spending_add_up_to_the_penny() throws IOException, SQLException {
    Path files = data("uk_spend_25k");
    Path workspace = workspace();
    int number = 10;
    List<List<String>> expected = new ArrayList<>();
    for (Map.Entry<String, List<String>> file : SPENDING.entrySet()) {
      String id = "spend-" + number++;
      feed(workspace, id, "uk-spend-csv", files.resolve(file.getKey()));
      expected.add(List.of("feed:" + id, file.getValue().get(0), file.getValue().get(1)));
    }
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, "2026-03-08");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        expected,
        rows(
            out,
            "SELECT subject, n, CAST(CAST(value AS DECIMAL(18, 2)) AS VARCHAR) FROM watch_measure"
                + " WHERE rule = 'money' AND measure = 'delivered' ORDER BY subject"));
    assertEquals(
        List.of(List.of("1396", "1034517328.66")),
        rows(
            out,
            "SELECT CAST(sum(rows) AS BIGINT),"
                + " CAST(CAST(sum(CAST(amount AS DECIMAL(18, 2))) AS DECIMAL(18, 2)) AS VARCHAR)"
                + " FROM money_flow"));
    assertEquals(
        List.of(),
        rows(
            out,
            "SELECT source_file, line, reason FROM rejected_record WHERE feed_id LIKE 'spend%'"));
  }

  @Test
  void grants_and_aid_add_up_and_a_second_delivery_counts_once() throws IOException, SQLException {
    Path workspace = workspace();
    feed(workspace, "indigo", "360giving-csv", data("360giving").resolve("indigo_trust.csv"));
    feed(
        workspace, "wolfson", "360giving-csv", data("360giving").resolve("wolfson_foundation.csv"));
    feed(workspace, "congo", "iati-csv", data("iati").resolve("dfid_congo_transactions.csv"));
    Path again = data("uk_spend_25k").resolve("transparency_apr11.csv");
    feed(workspace, "spend", "uk-spend-csv", again);
    Files.writeString(
        workspace.resolve("landing/spend/transparency_apr11_corrected.csv"),
        Files.readString(again) + "HM Treasury,HM Treasury,28-Apr-11,x,y,NEW LTD,1,0.05,z\n");
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, "2026-03-08");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of(
            List.of("delivered", "feed:congo", "815", "460542312.00"),
            List.of("delivered", "feed:indigo", "269", "8053545.40"),
            List.of("delivered", "feed:spend", "59", "18432711.69"),
            List.of("delivered", "feed:wolfson", "379", "31178456.00"),
            List.of("delivered-again", "feed:spend", "117", "58.00"),
            List.of("promised", "feed:congo", "815", "992990730.00")),
        rows(
            out,
            "SELECT measure, subject, n, CAST(CAST(value AS DECIMAL(18, 2)) AS VARCHAR)"
                + " FROM watch_measure WHERE rule = 'money' AND subject LIKE 'feed:%'"
                + " AND measure <> 'unclaimed' ORDER BY ALL"));
    // 140 identifiers of Indigo's recipients have 191 names, and Wolfson has 305.
    assertEquals(
        List.of(List.of("140"), List.of("305")),
        rows(
            out,
            "SELECT count(DISTINCT payee) FROM money_flow WHERE flow = 'grant'"
                + " GROUP BY payer ORDER BY 1"));
  }

  @Test
  void a_project_moves_between_releases_of_the_major_projects() throws IOException, SQLException {
    Path files = data("gmpp");
    Path workspace = workspace();
    Files.writeString(
        workspace.resolve("feeds/projects.yaml"),
        "id: projects\nkind: plan\nformat: gmpp-csv\nfiles: landing/gmpp/*.csv\n");
    Files.createDirectories(workspace.resolve("landing/gmpp"));
    for (String name : List.of("gmpp_2021.csv", "gmpp_2022.csv")) {
      Files.copy(files.resolve(name), workspace.resolve("landing/gmpp").resolve(name));
    }
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, "2022-04-01");
    assertEquals(0, run.exitCode(), run.err());
    // Of 159 projects in both, 148 have both end dates.
    assertEquals(
        List.of(List.of("260", "148", "40", "31", "6")),
        rows(
            out,
            "SELECT count(*), count(*) FILTER (WHERE both_dated), count(*) FILTER (WHERE both_dated"
                + " AND slip_days > 14), count(*) FILTER (WHERE both_dated AND slip_days > 183),"
                + " count(*) FILTER (WHERE both_dated AND slip_days < -14) FROM (SELECT *,"
                + " dated = 2 AS both_dated FROM plan_item)"));
  }

  @Test
  void actions_of_the_business_plans_are_early_on_time_late_or_overdue()
      throws IOException, SQLException {
    Path files = data("uk_business_plans");
    Path workspace = workspace();
    Files.writeString(
        workspace.resolve("feeds/actions.yaml"),
        """
        id: actions
        kind: plan
        format: csv
        files: landing/actions/*.csv
        missing: ["NA"]
        map:
          id: subaction_id
          title: subaction_body
          due: subaction_schedule_end_date
          started: act_start
          done: act_end
          owner_org: dept_abb
          snapshot: {file_name: "actions_{}.csv", pattern: yyyy-MM-dd}
        """);
    Files.createDirectories(workspace.resolve("landing/actions"));
    for (String name : List.of("actions_2012-07-21.csv", "actions_2012-08-01.csv")) {
      Files.copy(files.resolve(name), workspace.resolve("landing/actions").resolve(name));
    }
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, "2012-08-01");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of(
            List.of("early", "17"),
            List.of("late", "9"),
            List.of("on time", "86"),
            List.of("overdue", "24")),
        rows(
            out,
            "SELECT CASE WHEN done IS NULL THEN 'overdue'"
                + " WHEN last_day(done) < first_due THEN 'early'"
                + " WHEN done <= first_due THEN 'on time' ELSE 'late' END AS outcome, count(*)"
                + " FROM plan_item WHERE first_due <= DATE '2012-07-31' GROUP BY 1 ORDER BY 1"));
  }

  @Test
  void a_roster_shows_gaps_and_names_nobody() throws IOException, SQLException {
    Path workspace = workspace();
    Files.writeString(
        workspace.resolve("feeds/roster.yaml"),
        """
        id: roster
        kind: people
        format: csv
        files: landing/roster/*.csv
        map:
          person: Name
          org: Org
          fte: FTE
          profession: Job
          role: Role
          employment: Kind
          snapshot: Day
        """);
    Files.createDirectories(workspace.resolve("landing/roster"));
    Files.writeString(
        workspace.resolve("landing/roster/roster.csv"),
        """
        Name,Org,FTE,Job,Role,Kind,Day
        Ann Archer,Department,1,Policy,sro,staff,2025-09-01
        Bob Brown,Trust,1,Nursing,operations,staff,2025-09-01
        Cat Cole,Agency,1,Data,data,consultant,2025-09-01
        Dan Drew,Department,1,Policy,policy,staff,2025-09-01
        Eve East,Department,1,Finance,finance,staff,2025-09-01
        Bob Brown,Trust,1,Nursing,operations,staff,2025-12-01
        Cat Cole,Agency,1,Data,data,consultant,2025-12-01
        Dan Drew,Department,0.5,Policy,policy,staff,2025-12-01
        Dan Drew,Department,0.5,Policy,finance,staff,2025-12-01
        Eve East,Department,1,Finance,,staff,2025-12-01
        Fay Fox,Department,37,Finance,,staff,2025-12-01
        """);
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, "2026-03-08");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of(
            List.of("consultants", "A consultant holds the role data in 2 rosters."),
            List.of("team", "One person holds the roles finance and policy."),
            List.of("team", "Nobody has held the role sro since 1 December 2025.")),
        rows(
            out,
            "SELECT rule, sentence FROM watch_alert WHERE rule IN ('team', 'consultants')"
                + " ORDER BY rule, subject"));
    assertEquals(
        List.of(List.of("12", "FTE", "implausible-fte")),
        rows(out, "SELECT line, field, reason FROM rejected_record WHERE feed_id = 'roster'"));
    assertEquals(
        List.of(List.of("org", "3", "0.84"), List.of("profession", "4", "0.96")),
        rows(
            out,
            "SELECT dimension, groups, round(blau, 2) FROM team_mix"
                + " WHERE snapshot = DATE '2025-09-01' ORDER BY 1"));
    try (var files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(!text.contains("Archer") && !text.contains("Cat Cole"), file.toString());
      }
    }
  }
}
