package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers as KoboToolbox, ODK Central and others export them, from feed to table. */
class SurveyExportsIT {
  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void feed(String id, String format, String files, String map) throws IOException {
    write(
        "feeds/" + id + ".yaml",
        "id: %s\nkind: survey\nformat: %s\nfiles: %s\n".formatted(id, format, files) + map);
  }

  private void workspace(String... indicators) throws IOException {
    write("places.csv", "place_id,name\nALL,Everywhere\n");
    write(
        "waymark.yaml",
        "disclosure: none\nfail_on: {rejected_share: 1}\n" + RealCommand.alsoReadsShared());
    StringBuilder mission =
        new StringBuilder(
            "id: heard\ntitle: Heard\nstarts: 2018-01-01\nends: 2026-12-31\nindicators:\n");
    for (String indicator : indicators) {
      mission.append(
          "  - {id: %s, title: %1$s, measure: %s, better: higher, period: year}\n"
              .formatted(indicator.split(" ")[0], indicator.split(" ")[1]));
    }
    write("missions/heard.yaml", mission.toString());
  }

  private Published run() throws Exception {
    Shell.Answer answer =
        RealCommand.run(folder.resolve("workspace"), folder.resolve("out"), "2025-01-31");
    assertEquals(0, answer.exitCode(), answer.err());
    return Published.in(folder.resolve("out"));
  }

  private static Path data(String name) {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    return RealCommand.shared().orElseThrow().resolve(name);
  }

  private static List<List<String>> rows(Published tables, String feed) throws Exception {
    return tables.rows(
        "SELECT rows_read, rows_accepted, rows_rejected, rows_skipped FROM data_quality"
            + " WHERE \"check\" = 'rows' AND feed_id = "
            + Published.literal(feed)
            + " ORDER BY source_file");
  }

  @Test
  void householdsAskedWithKoboAreCountedByWhatTheyChose() throws Exception {
    Path answers = data("koboquest/submissions_deidentified.csv");
    String source = "read_csv(" + Published.literal(answers.toString()) + ", header = true)";
    workspace(
        "less-food proportion",
        "television proportion",
        "migrated proportion",
        "treats-water proportion",
        "coping mean",
        "television-apart proportion");
    Files.createDirectories(folder.resolve("workspace/choices"));
    Files.copy(
        data("koboquest/xlsform_choices_sheet.csv"),
        folder.resolve("workspace/choices/somalia.csv"));
    Path apart = folder.resolve("workspace/landing/apart.csv");
    Files.createDirectories(apart.getParent());
    try (Published scratch = Published.inMemory()) {
      scratch.execute(
          "COPY (SELECT * EXCLUDE (info_channels) FROM "
              + source
              + ") TO "
              + Published.literal(apart.toString())
              + " (HEADER, DELIMITER ';')");
    }
    String map =
        """
        choices: choices/somalia.csv
        map:
          respondent: row
          place: {constant: ALL}
          date: {constant: 2024-06-30}
          questions:
        """;
    feed(
        "together",
        "kobo-csv",
        answers.toString(),
        map
            + """
                - {indicator: less-food, column: food_change, list: food_change, chosen: Amount of food available has reduced}
                - {indicator: television, column: info_channels, list: info_channels, chosen: tv}
                - {indicator: migrated, column: livelihood_coping, chosen: migrated_food}
                - {indicator: treats-water, column: water_treat, list: yes_no, score: {"Yes": 1, "No": 0}}
                - {indicator: coping, column: rCSI}
            """);
    feed(
        "apart",
        "kobo-csv",
        "landing/apart.csv",
        map + "    - {indicator: television-apart, column: info_channels, chosen: tv}\n");
    try (Published tables = run()) {
      assertEquals(List.of(List.of("10", "10", "0", "0")), rows(tables, "together"));
      assertEquals(List.of(List.of("10", "10", "0", "0")), rows(tables, "apart"));
      assertEquals(
          tables.rows(
              """
              SELECT 'coping', 10, (SELECT round(avg(rCSI), 9) FROM %1$s)
              UNION ALL SELECT 'less-food', 10, (SELECT round(avg("food_change.amount_reduced"::INT), 9) FROM %1$s)
              UNION ALL SELECT 'migrated', 10, (SELECT round(avg("livelihood_coping.migrated_food"::INT), 9) FROM %1$s)
              UNION ALL SELECT 'television', 10, (SELECT round(avg("info_channels.tv"::INT), 9) FROM %1$s)
              UNION ALL SELECT 'television-apart', 10, (SELECT round(avg("info_channels.tv"::INT), 9) FROM %1$s)
              UNION ALL SELECT 'treats-water', 10, (SELECT round(avg((water_treat::VARCHAR IN ('yes', 'true'))::INT), 9) FROM %1$s)
              ORDER BY 1
              """
                  .formatted(source)),
          tables.rows(
              "SELECT indicator_id, n, round(estimate, 9) FROM survey_estimate ORDER BY 1"));
    }
  }

  @Test
  void aSubmissionOfOdkCentralIsReadFromEachOfItsExports() throws Exception {
    workspace("flat proportion", "flat-online proportion", "height mean");
    feed(
        "zip",
        "auto",
        data("ruodk/fq_zip_data.csv").toString(),
        """
        map:
          place: {constant: ALL}
          questions: [{indicator: flat, column: habitat_morphological_type, score: {flat: 1}}]
        """);
    feed(
        "online",
        "auto",
        data("ruodk/fq_data.csv").toString(),
        """
        map:
          place: {constant: ALL}
          questions: [{indicator: flat-online, column: habitat_morphological_type, score: {flat: 1}}]
        """);
    feed(
        "strata",
        "csv",
        data("ruodk/fq_zip_strata.csv").toString(),
        """
        map:
          respondent: key.x
          place: {constant: ALL}
          date: submission_date
          questions: [{indicator: height, column: max_height_m}]
        """);
    try (Published tables = run()) {
      assertEquals(List.of(List.of("1", "1", "0", "0")), rows(tables, "zip"));
      assertEquals(List.of(List.of("1", "1", "0", "0")), rows(tables, "online"));
      assertEquals(List.of(List.of("2", "2", "0", "0")), rows(tables, "strata"));
      assertEquals(
          List.of(List.of("online", "format: odk-csv"), List.of("zip", "format: odk-csv")),
          tables.rows(
              "SELECT feed_id, \"check\" FROM data_quality WHERE \"check\" LIKE 'format%' ORDER BY 1"));
      assertEquals(
          List.of(
              List.of("flat", "2023", "1.0", "1"),
              List.of("flat-online", "2023", "1.0", "1"),
              List.of("height", "2023", "3.0", "2")),
          tables.rows("SELECT indicator_id, period, estimate, n FROM survey_estimate ORDER BY 1"));
    }
  }

  @Test
  void everyAnalystWhoAnsweredIsAccountedFor() throws Exception {
    Path answers = data("nhsrdatasets/apha_cpd_survey.csv");
    workspace("outside proportion", "twitter proportion", "days mean");
    feed(
        "analysts",
        "csv",
        answers.toString(),
        """
        missing: ['-']
        map:
          respondent: respondent_id
          place: {constant: ALL}
          date: form_ended_dttm
          questions:
            - {indicator: outside, column: q13a_cpd_outside_work_ind, score: {"Yes": 1, "No": 0}}
            - {indicator: twitter, column: q20d_cpd_opps_twitter_ind, score: {"Yes": 1, "No": 0}}
            - {indicator: days, column: q13b_cpd_outside_work_days_txt}
        """);
    try (Published tables = run()) {
      tables.execute(
          "CREATE TABLE asked AS SELECT *, trim(q13b_cpd_outside_work_days_txt) AS days FROM read_csv("
              + Published.literal(answers.toString())
              + ", header = true, all_varchar = true)");
      assertEquals(
          tables.rows(
              """
              SELECT count(*),
                count(*) FILTER (days = '-' OR TRY_CAST(days AS DOUBLE) IS NOT NULL),
                count(*) FILTER (days <> '-' AND TRY_CAST(days AS DOUBLE) IS NULL),
                0
              FROM asked
              """),
          rows(tables, "analysts"));
      assertEquals(
          tables.rows(
              """
              SELECT 'days' AS i, count(TRY_CAST(days AS DOUBLE)), round(avg(TRY_CAST(days AS DOUBLE)), 9) FROM asked
              UNION ALL
              SELECT 'outside', count(*) FILTER (q13a_cpd_outside_work_ind <> '-'),
                round(avg((q13a_cpd_outside_work_ind = 'Yes')::INT) FILTER (q13a_cpd_outside_work_ind <> '-'), 9)
              FROM asked
              UNION ALL
              SELECT 'twitter', count(*), round(avg((q20d_cpd_opps_twitter_ind = 'Yes')::INT), 9) FROM asked
              ORDER BY 1
              """),
          tables.rows(
              "SELECT indicator_id, n, round(estimate, 9) FROM survey_estimate ORDER BY 1"));
    }
  }

  @Test
  void whoAnsweredTwiceCountsOnceAndWhereFromIsNotKept() throws Exception {
    workspace("hours mean");
    String header =
        """
        ResponseId,RecordedDate,Status,Finished,IPAddress,RecipientEmail,LocationLatitude,site,Q1
        Response ID,Recorded Date,Response Type,Finished,IP Address,Recipient Email,Latitude,Site,"How many
        hours?"
        "{""ImportId"":""_recordId""}","{""ImportId"":""recordedDate""}",a,b,c,d,e,f,g
        """;
    write(
        "landing/a.csv",
        header
            + """
            R_1,2024-03-01 10:00:00,IP Address,True,203.0.113.7,,51.5,ALL,4
            R_2,2024-03-01 10:00:00,IP Address,True,203.0.113.8,,51.5,ALL,6
            R_3,2024-03-01 10:00:00,IP Address,False,203.0.113.9,,51.5,ALL,40
            R_4,2024-03-01 10:00:00,Survey Preview,True,203.0.113.9,,51.5,ALL,40
            R_5,2024-03-01 10:00:00,IP Address,True,203.0.113.10,someone,51.5,ALL,lots
            """);
    write(
        "landing/b.csv",
        header + "R_2,2024-03-01 10:00:00,IP Address,True,203.0.113.8,,51.5,ALL,8\n");
    feed(
        "staff",
        "auto",
        "landing/*.csv",
        "map: {place: site, questions: [{indicator: hours, column: Q1}]}\n");
    try (Published tables = run()) {
      assertEquals(
          List.of(List.of("5", "2", "1", "2"), List.of("1", "1", "0", "0")), rows(tables, "staff"));
      assertEquals(
          List.of(List.of("2", "6.0")), tables.rows("SELECT n, estimate FROM survey_estimate"));
      assertEquals(
          List.of(
              List.of("conflict", "1", "warn"),
              List.of("format: qualtrics-csv", "1", "note"),
              List.of("left-out", "2", "note"),
              List.of("rejected: bad-number", "1", "warn")),
          tables.rows(
              "SELECT \"check\", \"count\", result FROM data_quality"
                  + " WHERE source_file = 'landing/a.csv' AND \"check\" <> 'rows'"
                  + " AND \"check\" NOT LIKE 'doubtful%' ORDER BY 1"));
      List<List<String>> raw = tables.rows("SELECT line, raw FROM rejected_record");
      assertEquals(1, raw.size());
      assertEquals("9", raw.get(0).get(0));
      assertEquals(
          "IP Address,True,,,,ALL,lots", raw.get(0).get(1).replaceFirst(".*?(IP Address)", "$1"));
    }
  }
}
