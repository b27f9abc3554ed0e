package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mission with a plan and a log: from CSV to alerts with codes, and a decision that answers. */
class WatchIT {
  private static final String INTERVENTIONS =
      """
      interventions:
        - id: discharge-hubs
          title: Discharge hubs
          goals: [four-hours]
          since: 2025-06-01
          review: 2026-12-01
      """;

  private static final String TRACKER =
      """
      id: tracker
      kind: plan
      format: csv
      files: landing/tracker/*.csv
      map:
        id: Ref
        title: Milestone
        due: Due
        done: Done
        claim: RAG
        owner_org: Owner
        blocked_by: Waits for
        snapshot: {file_name: "tracker-{}.csv", pattern: yyyy-MM-dd}
      attach:
        - {where: {Work: Hubs}, to: discharge-hubs}
        - {where: {Work: Other}, to: urgent-care}
      """;

  private static final String LOG =
      """
      id: board-log
      kind: log
      format: csv
      files: landing/log/*.csv
      map:
        id: Id
        kind: Kind
        title: What
        opened: Opened
        due: Due
        closed: Closed
        cites: Cites
      """;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path workspace() throws IOException {
    Path workspace = folder.resolve("workspace");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    Path mission = workspace.resolve("missions/urgent-care.yaml");
    Files.writeString(mission, Files.readString(mission) + INTERVENTIONS);
    write("feeds/tracker.yaml", TRACKER);
    write("feeds/board-log.yaml", LOG);
    write(
        "landing/tracker/tracker-2025-10-01.csv",
        """
        Ref,Milestone,Due,Done,RAG,Owner,Waits for,Work
        UC-1,Hire 12 nurses,2025-12-31,,Green,Trusts,,Hubs
        UC-2,Open the first hub,2026-01-31,,Green,Trusts,UC-1,Hubs
        UC-3,Publish the guide,2025-11-30,,Amber,Department,,Other
        UC-9,A thing that goes away,2026-06-30,,Green,Trusts,,Other
        """);
    write(
        "landing/tracker/tracker-2026-03-01.csv",
        """
        Ref,Milestone,Due,Done,RAG,Owner,Waits for,Work
        UC-1,Hire 12 nurses,2026-01-31,,Green,Trusts,,Hubs
        UC-2,Open the first hub,2026-05-31,,Green,Department,UC-1,Hubs
        UC-3,Publish the guide,2025-11-30,2025-11-20,Green,Department,,Other
        UC-4,Nobody knows when,TBC,,Red,Department,,Other
        UC-5,Somebody else's work,2026-01-31,,Green,Elsewhere,,Elsewhere
        """);
    write(
        "landing/log/log.csv",
        """
        Id,Kind,What,Opened,Due,Closed,Cites
        C-1,commitment,Beds for 20 more people. Call 07700 900123,2025-09-01,2026-01-15,,discharge-hubs
        C-2,commitment,A name on every ward,2025-09-01,2025-12-01,2025-11-28,
        D-1,decision,Go on with the hubs,2025-11-05,,2025-11-05,four-hours
        X-1,gossip,What the wards say,2025-11-05,,,
        """);
    return workspace;
  }

  private static List<List<String>> rows(Path out, String sql) throws IOException, SQLException {
    try (Published published = Published.in(out)) {
      return published.rows(sql);
    }
  }

  @Test
  void a_plan_and_a_log_become_alerts_with_codes_and_a_decision_answers_one()
      throws IOException, SQLException {
    Path workspace = workspace();
    Path out = folder.resolve("out");
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-08").exitCode());

    assertEquals(
        List.of(
            List.of("UC-1", "2025-12-31", "2026-01-31", "1", "31", "overdue", "1"),
            List.of("UC-2", "2026-01-31", "2026-05-31", "1", "120", "moved", "0"),
            List.of("UC-3", "2025-11-30", "2025-11-30", "0", "0", "done", "0"),
            List.of("UC-4", "", "", "0", "", "undated", "0"),
            List.of("UC-9", "2026-06-30", "2026-06-30", "0", "0", "withdrawn", "0")),
        rows(
            out,
            "SELECT item_id, coalesce(CAST(first_due AS VARCHAR), ''),"
                + " coalesce(CAST(due AS VARCHAR), ''), moved,"
                + " coalesce(CAST(slip_days AS VARCHAR), ''), computed, frees"
                + " FROM plan_item ORDER BY item_id"));
    assertEquals(
        List.of(
            List.of("goal:safe-discharge", "No intervention names the goal safe-discharge."),
            List.of(
                "item:UC-1",
                "UC-1 (Hire 12 nurses) is claimed Green: 36 days overdue; the data say that its goal"
                    + " is not on track. It was first due on 31 December 2025 and moved once."),
            List.of(
                "item:UC-2",
                "UC-2 (Open the first hub) is claimed Green: it waits for UC-1 of Trusts, which is"
                    + " overdue; the data say that its goal is not on track. It was first due on 31"
                    + " January 2026 and moved once."),
            List.of(
                "blocker:UC-1",
                "UC-1 has been overdue since 31 January 2026. 1 item waits for it, with the goal"
                    + " four-hours behind."),
            List.of(
                "commitment:C-1",
                "The commitment C-1 (Beds for 20 more people. Call [phone]) was first promised for"
                    + " 15 January 2026 and is open.")),
        rows(
            out,
            "SELECT subject, sentence FROM watch_alert WHERE state = 'new' AND kind = 'fact'"
                + " ORDER BY rule, subject = 'commitment:C-1', subject"));
    assertEquals(
        List.of(
            List.of("honest-dates", "unclaimed", "feed:tracker", "0.1111"),
            List.of("promises", "kept", "", "0.5"),
            List.of("promises", "unknown-kind", "feed:board-log", "0.25")),
        rows(
            out,
            "SELECT rule, measure, subject, round(value, 4) FROM watch_measure WHERE measure IN"
                + " ('unclaimed', 'kept', 'unknown-kind') AND value > 0 ORDER BY 1, 2"));

    String code =
        rows(out, "SELECT code FROM watch_alert WHERE subject = 'commitment:C-1'").get(0).get(0);
    assertTrue(code.matches("UC-[0-9A-HJKMNP-TV-Z]{3}"), code);
    Shell.Answer explained =
        RealCommand.type(
            "explain", "--out", out.toString(), code.toLowerCase(java.util.Locale.ROOT));
    assertEquals(0, explained.exitCode(), explained.err());
    assertTrue(explained.out().contains("landing/log/log.csv:2"), explained.out());
    assertTrue(explained.out().contains("To answer it, write " + code), explained.out());
    assertEquals(2, RealCommand.type("explain", "--out", out.toString(), "UC-ZZZZZ").exitCode());
    Path log = workspace.resolve("landing/log/log.csv");
    Files.writeString(
        log,
        Files.readString(log)
            + "D-2,decision,Beds come in June. See "
            + code.toLowerCase(java.util.Locale.ROOT)
            + ",2026-03-10,,2026-03-10,\n");
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-15").exitCode());
    assertEquals(
        List.of(List.of(code, "standing", "2026-03-10", "D-2", "0")),
        rows(
            out,
            "SELECT code, state, answered_on, answered_by, rank FROM watch_alert"
                + " WHERE subject = 'commitment:C-1'"));
  }

  @Test
  void a_mission_without_such_feeds_says_what_would_be_seen() throws IOException, SQLException {
    Path workspace = folder.resolve("workspace");
    Path out = folder.resolve("out");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-08").exitCode());
    assertEquals(List.of(), rows(out, "SELECT code FROM watch_alert"));
    assertEquals(
        List.of(
            List.of("action", "the mission lists no `interventions`"),
            List.of("action", "no plan was delivered; a feed of kind `plan` brings it"),
            List.of(
                "honest-dates",
                "0 claims have a snapshot nine months later, and an audit needs 20"),
            List.of("honest-dates", "no plan was delivered; a feed of kind `plan` brings it")),
        rows(
            out,
            "SELECT rule, not_told FROM watch_measure WHERE rule IN ('action', 'honest-dates')"
                + " ORDER BY rule, measure = 'done', measure"));
  }

  @Test
  void a_promise_that_became_less_since_an_earlier_version_is_a_fact()
      throws IOException, SQLException {
    Path workspace = folder.resolve("workspace");
    Path out = folder.resolve("out");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    String mission = Files.readString(workspace.resolve("missions/urgent-care.yaml"));
    write(
        "history/2025-04-01/missions/urgent-care.yaml",
        mission.replace("{by: 2029-03, value: 0.92}", "{by: 2028-03, value: 0.95}"));
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-08").exitCode());
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-15").exitCode());
    assertEquals(
        List.of(
            List.of("extended", "2026-03-08", "12.0", "0.357"),
            List.of("softened", "2026-03-08", "0.1429", "0.357")),
        rows(
            out,
            "SELECT kind, changed_on, round(size, 4), round(easier_by, 3) FROM goal_change ORDER BY kind"));
    assertEquals(
        List.of(List.of("standing", "2026-03-08")),
        rows(
            out,
            "SELECT state, since FROM watch_alert WHERE subject = 'goal:four-hours'"
                + " AND rule = 'goalposts'"));
  }

  @Test
  void tags_of_git_become_earlier_versions_of_missions() throws Exception {
    Path workspace = folder.resolve("workspace");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    assertEquals(
        2,
        RealCommand.type("registry", "import-history", "--workspace", workspace.toString())
            .exitCode());
    for (List<String> arguments :
        List.of(
            List.of("init", "-q"),
            List.of("add", "."),
            List.of("-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "m"),
            List.of("tag", "first"))) {
      List<String> command =
          new java.util.ArrayList<>(List.of("git", "-C", workspace.toString()));
      command.addAll(arguments);
      ProcessBuilder git = new ProcessBuilder(command);
      git.environment().put("GIT_COMMITTER_DATE", "2025-04-01T12:00:00Z");
      assertEquals(0, git.start().waitFor());
    }
    Shell.Answer answer =
        RealCommand.type("registry", "import-history", "--workspace", workspace.toString());
    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals("1 file written into history, from 1 tag", answer.lastLine());
    assertEquals(
        Files.readString(workspace.resolve("missions/urgent-care.yaml")),
        Files.readString(workspace.resolve("history/2025-04-01/missions/urgent-care.yaml")));
  }
}
