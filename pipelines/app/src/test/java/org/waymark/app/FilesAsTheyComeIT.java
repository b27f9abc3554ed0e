package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workspaces with files as offices and tools deliver them, through the whole command. */
class FilesAsTheyComeIT {
  @TempDir Path folder;

  private Path workspace(String name) throws IOException {
    Optional<Path> given =
        RealCommand.shared()
            .map(shared -> shared.resolveSibling("trials").resolve("data").resolve(name))
            .filter(Files::isDirectory);
    assumeTrue(given.isPresent(), "the shared workspaces are not next to this checkout");
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(given.get())) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(given.get().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.write(to, Files.readAllBytes(file));
        }
      }
    }
    return copy;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // workspace | values | what was refused
        "01-decimal-guess-by-other-column | coded D01 2025-01 1.749, coded D01 2025-02 1.755,"
            + " coded D02 2025-01 1.689, coded D03 2025-01 1.8, plain D01 2025-01 1.749,"
            + " plain D01 2025-02 1.755, plain D02 2025-01 1.689, plain D03 2025-01 1.8 |",
        "02-impossible-thousands | quoted D01 2025-01 0.125, quoted D02 2025-01 0.5,"
            + " quoted D03 2025-01 12.375, tabs D01 2025-01 1.25, tabs D02 2025-01 12.5,"
            + " tabs D03 2025-01 0.875 |",
        "03-value-withdrawn | dated D01 2025-01 11.0 revised, dated D02 2025-01 suppressed,"
            + " dated D03 2025-01 withdrawn, named D01 2025-01 11.0 revised,"
            + " named D02 2025-01 suppressed, named D03 2025-01 withdrawn |",
        "05-edited-submission-once | safe D01 2025-03 1.0 |",
        "07-two-digit-years | jobs D01 1968-04 7.0, jobs D01 1998-04 6.0, jobs D01 2024-04 5.0,"
            + " jobs D02 2024-06 9.0, jobs D02 2024-09 8.0 |",
        "12-marked-up-numbers | x D01 2025-04 1234.0, x D02 2025-04 123000.0 | bad-number 9",
        "14-unit-multiplier | accounts D01 2023 12500000.0, accounts D02 2023 11900000.0,"
            + " accounts D03 2023 9100000.0, persons D01 2024-01 12.5, persons D01 2024-02 12600.0"
            + " | bad-period 1",
        "15-dimension-left-out | | conflict 6",
        "16-date-hidden-in-refusal | mapped D01 2025-03 0.5 | bad-date 2",
      })
  void eachGivesItsValues(String name, String values, String refused) throws Exception {
    Path workspace = workspace(name.strip());
    Path out = folder.resolve("out");
    Shell.Answer answer = RealCommand.run(workspace, out, "2026-04-15");
    assertEquals(0, answer.exitCode(), answer.err());
    try (Published tables = Published.in(out)) {
      assertEquals(
          values == null ? "" : values.strip(),
          String.join(
              ", ",
              tables
                  .rows(
                      "SELECT concat_ws(' ', indicator_id, place_id, period, value,"
                          + " CASE WHEN status <> 'normal' THEN status END)"
                          + " FROM observation ORDER BY ALL")
                  .stream()
                  .map(row -> row.get(0))
                  .toList()));
      assertEquals(
          refused == null ? "" : refused.strip(),
          String.join(
              ", ",
              tables
                  .rows(
                      "SELECT concat_ws(' ', reason, count(*)) FROM rejected_record"
                          + " GROUP BY reason ORDER BY ALL")
                  .stream()
                  .map(row -> row.get(0))
                  .toList()));
      assertEquals(
          0,
          tables.number(
              "SELECT count(*) FROM data_quality"
                  + " WHERE rows_read <> rows_accepted + rows_rejected + rows_skipped"));
    }
  }

  @Test
  void answersAreTicksInEveryLanguageAndTextsAreReadInBothEncodings() throws Exception {
    Path out = folder.resolve("out");
    assertEquals(
        0, RealCommand.run(workspace("04-not-shown-is-not-ticked"), out, "2026-03-15").exitCode());
    try (Published tables = Published.in(out)) {
      assertEquals(
          List.of(List.of("english", "2"), List.of("french", "2"), List.of("german", "2")),
          tables.rows(
              "SELECT indicator_id, round(estimate * n)::INT FROM survey_estimate"
                  + " WHERE n = 6 ORDER BY ALL"));
    }
    Path texts = folder.resolve("texts");
    assertEquals(
        0,
        RealCommand.run(workspace("25-two-encodings-in-one-file"), texts, "2026-03-15").exitCode());
    try (Published tables = Published.in(texts)) {
      assertEquals(
          3,
          tables.number(
              "SELECT count(*) FROM report_excerpt"
                  + " WHERE excerpt LIKE '%groß%' AND excerpt LIKE '%kühl%'"));
      assertEquals(
          2, tables.number("SELECT count(*) FROM data_quality WHERE \"check\" = 'encoding'"));
    }
  }

  @Test
  void aJumpByAThousandIsAWarning() throws Exception {
    Path out = folder.resolve("out");
    Shell.Answer answer = RealCommand.run(workspace("14-unit-multiplier"), out, "2026-03-15");
    assertEquals(0, answer.exitCode(), answer.err());
    assertTrue(
        answer
            .err()
            .contains("persons of D01 in 2024-02, 12600 compared with D01 in 2024-01, 12.5"),
        answer.err());
    try (Published tables = Published.in(out)) {
      assertEquals(
          List.of(List.of("persons", "warn", "1")),
          tables.rows(
              "SELECT feed_id, result, count FROM data_quality WHERE \"check\" = 'thousandfold'"));
    }
  }

  @Test
  void aPlaceThatIsNotThereIsOneMessageWithItsRowsAndWhatWasMeant() throws Exception {
    Path workspace = folder.resolve("places");
    StringBuilder rows = new StringBuilder("region,month,calls\n");
    for (int month = 1; month <= 9; month++) {
      rows.append("London,2025-0").append(month).append(",5\n");
      rows.append("Yorkshire and the Humber,2025-0").append(month).append(",7\n");
      rows.append("Yorkshire and the Humber,2024-0").append(month).append(",7\n");
    }
    rows.append("Scotland,2025-01,1\n");
    write(workspace.resolve("landing/a.csv"), rows.toString());
    write(
        workspace.resolve("places.csv"),
        "place_id,name\nLondon,London\nE12000003,Yorkshire and The Humber\n");
    write(
        workspace.resolve("missions/m.yaml"),
        """
        id: m
        title: M
        starts: 2025-01-01
        ends: 2029-12-31
        indicators:
          - {id: calls, title: C, measure: value, better: lower, period: month}
        """);
    write(
        workspace.resolve("feeds/a.yaml"),
        """
        id: a
        kind: indicator
        format: csv
        files: landing/a.csv
        map: {place: region, period: month, indicators: [{id: calls, value: calls}]}
        """);
    List<String> lines =
        RealCommand.run(workspace, folder.resolve("out"), "2025-12-01").err().lines().toList();
    assertEquals(
        1,
        lines.stream()
            .filter(
                line ->
                    line.contains(
                        "18 rows: no place 'Yorkshire and the Humber' in places.csv; did you mean"
                            + " 'E12000003'? That is Yorkshire and The Humber. If so, give it in"
                            + " places_alias.csv (region, first landing/a.csv line 3)"))
            .count(),
        lines.toString());
    assertEquals(
        1, lines.stream().filter(line -> line.contains("1 row: no place 'Scotland'")).count());
    String tried = RealCommand.type("try", workspace.resolve("feeds/a.yaml").toString()).out();
    assertTrue(tried.contains("    18 rows, first line 3: no place 'Yorkshire"), tried);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aRefusalNamesTheColumnThatTellsRowsApart() throws Exception {
    Shell.Answer answer =
        RealCommand.run(workspace("15-dimension-left-out"), folder.resolve("out"), "2026-03-15");
    assertTrue(
        answer.err().contains("Dim1 differs: 'SEX_BTSX', 'SEX_FMLE', 'SEX_MLE'"), answer.err());
  }
}
