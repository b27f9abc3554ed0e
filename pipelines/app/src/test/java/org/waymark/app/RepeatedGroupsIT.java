package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of households as ODK Central and KoboToolbox export them: in a file of their own. */
class RepeatedGroupsIT {
  private static final String HOUSEHOLDS =
      """
      site;_id;_uuid;_submission_time;_validation_status;enumerator_name;_index
      north;1;a;2024-03-01T10:00:00;;Ada Quill;1
      south;2;b;2024-03-02T10:00:00;Approved;Ada Quill;2
      south;3;c;2024-03-03T10:00:00;Not approved;Ada Quill;3
      nowhere;4;d;2024-03-04T10:00:00;;Ada Quill;4
      """;

  private static final String MEMBERS =
      """
      age;member_name;_index;_parent_table_name;_parent_index;_submission__uuid
      30;Bo;1;hh;1;a
      10;Cy;2;hh;1;a
      50;Di;3;hh;2;b
      70;Ed;4;hh;3;c
      90;Fay;5;hh;4;d
      20;Gus;6;hh;9;z
      """;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void workspace() throws IOException {
    write("places.csv", "place_id,name\nnorth,North\nsouth,South\nALL,Everywhere\n");
    write(
        "waymark.yaml",
        "disclosure: none\nfail_on: {rejected_share: 1}\n" + RealCommand.alsoReadsShared());
    write(
        "missions/heard.yaml",
        """
        id: heard
        title: Heard
        starts: 2018-01-01
        ends: 2026-12-31
        indicators: [{id: age, title: Age, measure: mean, better: higher, period: year}]
        """);
  }

  private void members() throws IOException {
    workspace();
    write("landing/members.csv", MEMBERS);
    write(
        "feeds/members.yaml",
        """
        id: members
        kind: survey
        format: auto
        files: landing/members.csv
        parent: {files: "landing/households*.csv"}
        map:
          place: {parent: site}
          questions: [{indicator: age, column: age}]
        """);
  }

  private Shell.Answer run(String... more) throws Exception {
    return RealCommand.run(folder.resolve("workspace"), folder.resolve("out"), "2025-01-31", more);
  }

  private Published published() throws Exception {
    Shell.Answer answer = run();
    assertEquals(0, answer.exitCode(), answer.err());
    return Published.in(folder.resolve("out"));
  }

  private static List<List<String>> rows(Published tables) throws Exception {
    return tables.rows(
        "SELECT source_file, rows_read, rows_accepted, rows_rejected, rows_skipped"
            + " FROM data_quality WHERE \"check\" = 'rows' ORDER BY 1");
  }

  @Test
  void membersAreCountedWhereTheirHouseholdIs() throws Exception {
    members();
    write("landing/households.csv", HOUSEHOLDS);
    try (Published tables = published()) {
      assertEquals(
          List.of(List.of("north", "2024", "20.0", "2"), List.of("south", "2024", "50.0", "1")),
          tables.rows(
              "SELECT place_id, period, estimate, n FROM survey_estimate ORDER BY place_id"));
      assertEquals(
          List.of(
              List.of("landing/households.csv", "4", "3", "0", "1"),
              List.of("landing/members.csv", "6", "3", "2", "1")),
          rows(tables));
      assertEquals(
          List.of(List.of("6", "unknown-place", "site"), List.of("7", "no-parent", "link")),
          tables.rows("SELECT line, reason, field FROM rejected_record ORDER BY line"));
      assertEquals(
          List.of(List.of("90;;5;;4;d"), List.of("20;;6;;9;z")),
          tables.rows("SELECT raw FROM rejected_record ORDER BY line"));
      assertEquals(
          List.of(
              List.of("landing/households.csv", "format: kobo-csv"),
              List.of("landing/households.csv", "left-out"),
              List.of("landing/members.csv", "format: kobo-csv"),
              List.of("landing/members.csv", "left-out")),
          tables.rows(
              "SELECT source_file, \"check\" FROM data_quality"
                  + " WHERE \"check\" LIKE 'format%' OR \"check\" = 'left-out' ORDER BY 1, 2"));
    }
    Shell.Answer again = run();
    assertEquals(99, again.exitCode(), again.err());
    write("landing/households.csv", HOUSEHOLDS.replace("north;1", "south;1"));
    try (Published tables = published()) {
      assertEquals(
          List.of(List.of("south", "30.0", "3")),
          tables.rows("SELECT place_id, estimate, n FROM survey_estimate"));
      String manifest =
          Files.readString(
              folder
                  .resolve("out/runs")
                  .resolve(tables.rows("SELECT run_id FROM run").get(0).get(0))
                  .resolve("lineage.json"));
      assertTrue(manifest.contains("landing/households.csv"), manifest);
    }
  }

  @Test
  void aLaterExportOfTheHouseholdsStands() throws Exception {
    members();
    write("landing/households-1.csv", HOUSEHOLDS);
    write("landing/households-2.csv", HOUSEHOLDS.replace("north;1", "south;1"));
    try (Published tables = published()) {
      assertEquals(
          List.of(List.of("south", "30.0", "3")),
          tables.rows("SELECT place_id, estimate, n FROM survey_estimate"));
      assertEquals(
          List.of(List.of("conflict", "1"), List.of("superseded", "3")),
          tables.rows(
              "SELECT \"check\", \"count\" FROM data_quality WHERE"
                  + " source_file = 'landing/households-1.csv'"
                  + " AND \"check\" IN ('conflict', 'superseded') ORDER BY 1"));
    }
  }

  @Test
  void householdsThatAreNotThereAreMissed() throws Exception {
    members();
    for (String[] more : new String[][] {{}, {"--dry-run"}}) {
      Shell.Answer answer = run(more);
      assertEquals(5, answer.exitCode(), answer.err());
      assertTrue(
          answer
              .err()
              .contains(
                  "feed `members`: no file of submissions (`parent`) matches"
                      + " `landing/households*.csv`"),
          answer.err());
    }
  }

  @Test
  void whatIsCutOffTheFileOfHouseholdsIsAccountedFor() throws Exception {
    members();
    write("landing/households.csv", HOUSEHOLDS.substring(0, HOUSEHOLDS.indexOf(";;Ada") + 1));
    try (Published tables = published()) {
      assertEquals(
          List.of(
              List.of("landing/households.csv", "1", "0", "1", "0"),
              List.of("landing/members.csv", "6", "0", "6", "0")),
          rows(tables));
    }
    write("landing/households.csv", "");
    try (Published tables = published()) {
      assertEquals(
          List.of(List.of("empty-file", "the file is empty")),
          tables.rows(
              "SELECT reason, detail FROM rejected_record WHERE source_file LIKE '%households%'"));
    }
  }

  @Test
  void strataOfAFloraSurveyBelongToTheirQuadrat() throws Exception {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    Path data = RealCommand.shared().orElseThrow().resolve("ruodk");
    workspace();
    write(
        "feeds/strata.yaml",
        """
        id: strata
        kind: survey
        format: auto
        files: %1$s/fq_zip_strata.csv
        parent: {files: %1$s/fq_zip_data.csv}
        map:
          respondent: key.x
          place: {constant: ALL}
          questions: [{indicator: age, column: max_height_m}]
        """
            .formatted(data));
    write(
        "feeds/taxa.yaml",
        """
        id: taxa
        kind: survey
        format: odk-csv
        files: %1$s/fq_data_taxa.csv
        parent: {files: %1$s/fq_data.csv}
        map:
          respondent: id
          place: {constant: ALL}
          questions: [{indicator: age, column: voucher_specimen_label}]
        """
            .formatted(data));
    try (Published tables = published()) {
      assertEquals(
          List.of(
              List.of("strata", "1", "1", "0"),
              List.of("strata", "2", "2", "0"),
              List.of("taxa", "1", "1", "0"),
              List.of("taxa", "2", "2", "0")),
          tables.rows(
              "SELECT feed_id, rows_read, rows_accepted, rows_rejected + rows_skipped"
                  + " FROM data_quality WHERE \"check\" = 'rows' ORDER BY 1, 2, 3"));
      assertFalse(tables.rows("SELECT * FROM survey_estimate WHERE period = '2023'").isEmpty());
    }
  }
}
