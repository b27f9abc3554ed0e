package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What patients of two trusts wrote, heard as reports. No comment may show in a test's output. */
class PatientCommentsIT {
  private static final String MISSION =
      """
      id: heard
      title: Patients are heard
      owner: {name: Patient Experience, contact: unit@example.gov}
      starts: 2020-04-01
      ends: 2025-03-31
      themes:
        - {id: waiting, title: Waiting, phrases: [waiting, waited, long wait]}
        - {id: kindness, title: Kindness, phrases: [kind, friendly, caring]}
        - {id: listening, title: Being listened to, phrases: [listened, listen]}
        - {id: ambulance, title: Ambulance crews, phrases: [ambulance, paramedic, paramedics]}
      """;
  private static final String FEED =
      """
      id: comments
      kind: reports
      format: csv
      files: %s
      map:
        report: Comment ID
        place: Trust
        date: {column: Date, pattern: d/MM/yyyy}
        role: {constant: patient}
        question: FFT question
        text: FFT answer
      """;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void themesAreLearnedFromWhatPeopleCoded() throws Exception {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    Path csv = RealCommand.shared().orElseThrow().resolve("pxtextmining/fft_v6_text.csv");
    write("places.csv", "place_id,name,type\nNEAS,North East,trust\nNHFT,Northampton,trust\n");
    write("waymark.yaml", "calendar: iso\n" + RealCommand.alsoReadsShared());
    write("missions/heard.yaml", MISSION + "labels: labels/patients.csv\n");
    write("feeds/comments.yaml", FEED.formatted(csv));
    write("labels/patients.csv", "report,theme\n");
    try (Published file = Published.inMemory()) {
      file.execute(
          """
          COPY (
            WITH comment AS (
              SELECT * FROM read_csv(%s, header = true, all_varchar = true)
              WHERE hash("Comment ID") %% 3 = 0),
            coded AS (
              SELECT "Comment ID" report, 'waiting' theme FROM comment
              WHERE "Timeliness of care" = '1'
              UNION ALL
              SELECT "Comment ID", 'kindness' FROM comment
              WHERE "Staff manner & personal attributes" = '1')
            SELECT DISTINCT report, coalesce(theme, '') theme
            FROM (SELECT "Comment ID" report FROM comment) LEFT JOIN coded USING (report)
            ORDER BY ALL)
          TO %s (FORMAT csv, HEADER true, QUOTE '"')
          """
              .formatted(
                  Published.literal(csv.toString()),
                  Published.literal(folder.resolve("workspace/labels/patients.csv").toString())));
    }
    Path out = folder.resolve("out");
    Shell.Answer answer = RealCommand.run(folder.resolve("workspace"), out, "2023-01-15");
    assertEquals(0, answer.exitCode(), answer.err());
    try (Published tables = Published.in(out)) {
      assertEquals(
          List.of("kindness", "waiting"),
          tables.column(
              "SELECT theme_id FROM theme_agreement WHERE method = 'learned' AND kappa > .6"
                  + " ORDER BY 1"));
      assertEquals(
          List.of("learned", "phrases"),
          tables.column("SELECT DISTINCT method FROM report_excerpt ORDER BY 1"));
      assertEquals(
          0,
          tables.number(
              """
              SELECT count(*) FROM report_theme
              WHERE share_low > share_high OR share_low < 0 OR share_high > 1
                 OR praise + problems + suggestions > mentions
                 OR (theme_id = 'kindness') <> (share_corrected IS NOT NULL)
                    AND theme_id IN ('kindness', 'ambulance')
              """));
      // Of the many things that four themes leave out, food is one; two places are few.
      assertEquals(
          1,
          tables.number(
              """
              SELECT count(DISTINCT mission_id) FROM theme_suggestion
              WHERE kind = 'theme' AND reports > 20 AND places = 2 AND share BETWEEN 0 AND 1
                AND looked_through BETWEEN 1 AND 4096 AND excerpt <> ''
              """));
    }
    Shell.Answer suggested = new Shell().type("themes", "suggest", "--out", out.toString());
    assertEquals(0, suggested.exitCode(), suggested.err());
    assertTrue(
        suggested.out().contains("# heard, under themes: content of "), "no theme is suggested");
    assertTrue(suggested.out().contains("  - {id: "), "no theme is suggested");
  }

  @Test
  void everyCommentIsCountedThemesAreHeardAndNobodyIsNamed() throws Exception {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    Path csv = RealCommand.shared().orElseThrow().resolve("pxtextmining/fft_v6_text.csv");
    write("places.csv", "place_id,name,type\nNEAS,North East,trust\nNHFT,Northampton,trust\n");
    write("waymark.yaml", "calendar: iso\n" + RealCommand.alsoReadsShared());
    write("missions/heard.yaml", MISSION);
    write("feeds/comments.yaml", FEED.formatted(csv));
    Path out = folder.resolve("out");
    Shell.Answer answer = RealCommand.run(folder.resolve("workspace"), out, "2023-01-15");
    assertEquals(0, answer.exitCode(), answer.err());

    try (Published tables = Published.in(out)) {
      tables.execute(
          "CREATE VIEW file AS SELECT * FROM read_csv("
              + Published.literal(csv.toString())
              + ", header = true, all_varchar = true, quote = '\"', escape = '\"')");
      assertEquals(4_775, tables.number("SELECT count(*) FROM file"));
      // Among the days first there are some with the month first: those that cannot be read so.
      tables.execute(
          """
          CREATE VIEW comment AS
          SELECT *, coalesce(trim("FFT answer"), '') <> '' AND regexp_replace(regexp_replace(lower(coalesce("FFT answer", '')),
                   '^[^a-z0-9]+|[^a-z0-9]+$', '', 'g'), '\\s+', ' ', 'g')
                   NOT IN ('n/a', 'na', 'none', 'nil', 'nothing', 'nothing to add',
                           'nothing to report', 'no', 'no comment', 'no comments', 'no answer',
                           'no response', 'did not answer', 'not answered', 'not applicable') said,
                 try_strptime(Date, '%d/%m/%Y') IS NOT NULL dated FROM file
          """);
      assertEquals(
          tables.rows(
              """
              SELECT count(*), count(*) FILTER (WHERE said AND dated),
                     count(*) FILTER (WHERE said AND NOT dated), count(*) FILTER (WHERE NOT said)
              FROM comment
              """),
          tables.rows(
              "SELECT rows_read, rows_accepted, rows_rejected, rows_skipped FROM data_quality"
                  + " WHERE \"check\" = 'rows'"));
      assertEquals(
          List.of(List.of("Date", "bad-date", "118")),
          tables.rows("SELECT field, reason, count(*) FROM rejected_record GROUP BY ALL"));
      // A phrase is heard as whole words in any case, and in its inflected forms.
      List<List<String>> heard =
          tables.rows("SELECT theme_id, sum(mentions) FROM report_theme GROUP BY 1 ORDER BY 1");
      assertEquals(
          List.of("ambulance", "kindness", "listening", "waiting"),
          heard.stream().map(theme -> theme.get(0)).toList());
      List<List<String>> written =
          tables.rows(
              """
              SELECT theme, count(*) FILTER (WHERE regexp_matches("FFT answer", words, 'i'))
              FROM comment, (VALUES
                ('ambulance', '\\b(ambulance|paramedic|paramedics)\\b'),
                ('kindness', '\\b(kind|friendly|caring)\\b'),
                ('listening', '\\b(listened|listen)\\b'),
                ('waiting', '\\b(waiting|waited|long wait)\\b')) theme(theme, words)
              WHERE dated GROUP BY theme ORDER BY theme
              """);
      for (int i = 0; i < written.size(); i++) {
        long least = Long.parseLong(written.get(i).get(1));
        long mentions = Long.parseLong(heard.get(i).get(1));
        assertTrue(
            least > 20 && mentions >= least && mentions <= 2 * least,
            heard.get(i) + " against at least " + written.get(i));
      }
      assertEquals(
          List.of("NEAS", "NHFT"),
          tables.column("SELECT DISTINCT place_id FROM report_excerpt ORDER BY 1"));
      assertEquals(
          0,
          tables.number(
              """
              SELECT count(*) FROM report_excerpt
              WHERE regexp_matches(excerpt, '[\\w.+-]+@[\\w-]+\\.\\w+')
                 OR regexp_matches(excerpt, '(\\+44|\\b0)[ -]?[0-9]([ -]?[0-9]){8,9}\\b')
              """),
          "excerpts with an e-mail address or a telephone number");
    }
  }
}
