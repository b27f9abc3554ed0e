package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.waymark.panel.ObservationBatch;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Settings;
import org.waymark.registry.Workspace;
import org.waymark.text.Report;

/** Files that public bodies published, where they are at hand. */
class DeliveredDataTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  private static Path data(String name) {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("schemas"))) {
      folder = folder.getParent();
    }
    Assumptions.assumeTrue(folder != null, "no repository around the working directory");
    Path found = folder.resolve("../shared/data").resolve(name).normalize();
    Assumptions.assumeTrue(Files.exists(found), "no published data beside the repository");
    return found;
  }

  private static Workspace workspace(Feed feed, Set<String> placeIds, Indicator... indicators) {
    List<Place> places =
        placeIds.stream().map(id -> Fixture.place(id, Optional.empty(), Optional.empty())).toList();
    Mission mission =
        new Mission(
            "m",
            "m",
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(2015, 4, 1),
            LocalDate.of(2029, 3, 31),
            List.of(indicators),
            List.of(),
            List.of(),
            List.of());
    return new Workspace(Settings.defaults(), places, List.of(mission), List.of(feed));
  }

  private record Read(InspectedFile file, List<ParsedChunk> chunks, FileTally tally) {
    List<String> rejected() {
      return Stream.concat(
              file.faults().stream().map(f -> f.reason() + ": " + f.detail()),
              chunks.stream()
                  .flatMap(c -> c.rejected().stream())
                  .map(r -> r.getReason() + ": " + r.getDetail()))
          .toList();
    }
  }

  private static Read read(Workspace workspace, Path path, long splitBytes) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    Feed feed = workspace.feeds().get(0);
    FeedParser parser = FeedParser.of(workspace, 0, AS_OF, "run", 4);
    InspectedFile file =
        parser.checked(
            FileInspection.inspect(
                new ByteArrayInputStream(bytes),
                path.getFileName().toString(),
                feed.reading(),
                splitBytes));
    List<ParsedChunk> chunks = new ArrayList<>();
    FileTally tally = FileTally.NONE;
    for (Split split : file.splits()) {
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      in.skipNBytes(split.offset());
      ParsedChunk chunk = parser.parse(file, 0, in, split);
      chunks.add(chunk);
      tally = tally.plus(chunk.tally());
    }
    assertEquals(file.rows(), tally.rowsRead(), path.toString());
    return new Read(file, chunks, tally);
  }

  private static List<CsvRecord> judge(Path path) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .detectBomHeader(true)
            .ofCsvRecord(path, StandardCharsets.UTF_8)) {
      return reader.stream().toList();
    }
  }

  @Test
  void readsEmergencyAttendancesToTheFilesOwnArithmetic() throws IOException {
    Path path = data("nhsrdatasets/ae_attendances.csv");
    List<CsvRecord> records = judge(path);
    Set<String> places = new TreeSet<>();
    Map<String, double[]> expected = new HashMap<>();
    for (CsvRecord r : records.subList(1, records.size())) {
      places.add(r.getField(1));
      double attendances = Double.parseDouble(r.getField(3));
      double breaches = Double.parseDouble(r.getField(4));
      if (r.getField(2).equals("1") && attendances > 0) {
        expected.put(
            r.getField(1) + " " + r.getField(0).substring(0, 7),
            new double[] {attendances - breaches, attendances});
      }
    }
    Feed.Expression attendances = new Feed.Expression.Column("attendances");
    Feed.Expression breaches = new Feed.Expression.Column("breaches");
    Feed feed =
        new Feed.WideFeed(
            "ae",
            Fixture.CSV,
            Fixture.column("org_code"),
            new Feed.DatedSource(Fixture.column("period"), Optional.of("yyyy-MM-dd")),
            Optional.empty(),
            List.of(
                new Feed.IndicatorMapping(
                    "seen",
                    Optional.of(new Feed.Expression.Binary('-', attendances, breaches)),
                    Optional.of(attendances),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Fixture.where("type", "1"))));
    Workspace workspace =
        workspace(feed, places, Fixture.indicator("seen", Measure.PROPORTION, PeriodKind.MONTH));
    Read read = read(workspace, path, 50_000);
    assertEquals(12_765, read.tally().rowsRead());
    assertEquals(List.of(), read.rejected());
    assertEquals(expected.size(), read.tally().accepted());
    int compared = 0;
    for (ParsedChunk chunk : read.chunks()) {
      for (ObservationBatch batch : chunk.observations()) {
        for (int i = 0; i < batch.size(); i++) {
          String place = workspace.places().get(batch.place()[i]).id();
          double[] parts = expected.get(place + " " + Period.ofCode(batch.period()[i]));
          assertTrue(parts != null, place);
          assertEquals(parts[0], batch.numerator()[i]);
          assertEquals(parts[1], batch.denominator()[i]);
          compared++;
        }
      }
    }
    assertEquals(expected.size(), compared);
  }

  @Test
  void readsEveryPublishedTableAsTheJudgeDoes() throws IOException {
    int files = 0;
    for (Path path : tables(data(""))) {
      List<CsvRecord> records = judge(path);
      byte[] bytes = Files.readAllBytes(path);
      InspectedFile file =
          FileInspection.inspect(
              new ByteArrayInputStream(bytes), path.toString(), Fixture.CSV, 10_000);
      assertEquals(Math.max(records.size() - 1, 0), file.rows(), path.toString());
      long line = records.size() > 1 ? records.get(1).getStartingLineNumber() : 0;
      assertEquals(line, file.splits().isEmpty() ? 0 : file.splits().get(0).firstLine());
      files++;
    }
    assertTrue(files > 250, files + " files");
  }

  private static List<Path> tables(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(path -> path.toString().endsWith(".csv")).sorted().toList();
    }
  }

  @Test
  void acceptsOrRefusesEveryRowOfTheDevelopmentGoals() throws IOException {
    FileTally all = FileTally.NONE;
    Feed feed =
        new Feed.WideFeed(
            "sdg",
            Fixture.CSV,
            new Feed.Source.Constant("UK"),
            Fixture.dated("Year"),
            Optional.empty(),
            List.of(Fixture.value("income", "Value")));
    Workspace workspace =
        workspace(feed, Set.of("UK"), Fixture.indicator("income", Measure.VALUE, PeriodKind.YEAR));
    for (Path path : tables(data("ons_sdg/data"))) {
      Read read = read(workspace, path, 4_000);
      all = all.plus(read.tally());
      for (String rejected : read.rejected()) {
        assertTrue(PERSON_AGREES.matcher(rejected).lookingAt(), path + ": " + rejected);
      }
    }
    assertTrue(all.rowsRead() > 40_000 && all.accepted() > 0.9 * all.rowsRead(), all.toString());
    assertEquals(all.rowsRead(), all.accepted() + all.rejected() + all.skipped());
  }

  /** Ranges of years, quarters of a year, months of a year; texts that are no period; no rows. */
  private static final Pattern PERSON_AGREES =
      Pattern.compile(
          "period-length: '\\d{4}( Q\\d|(/\\d\\d)?( to |-)(\\d{4}(/\\d\\d)?|\\d\\d))' is "
              + "|bad-period: '(17 May to 11 June 2023|1974[ab]|2010/20)' is "
              + "|empty-file: ");

  @Test
  void readsPatientsCommentsAsReports() throws IOException {
    Path path = data("pxtextmining/fft_v6_text.csv");
    List<CsvRecord> records = judge(path);
    Set<String> places = new TreeSet<>();
    List<String> answers = new ArrayList<>();
    for (CsvRecord r : records.subList(1, records.size())) {
      places.add(r.getField(1).strip());
      boolean dayFirst = Integer.parseInt(r.getField(3).split("/")[1]) <= 12;
      if (!r.getField(8).isBlank() && dayFirst) {
        answers.add(r.getField(8).strip());
      }
    }
    Feed feed =
        new Feed.ReportsFeed(
            "fft",
            Fixture.CSV,
            Fixture.column("Comment ID"),
            Fixture.column("Trust"),
            new Feed.DatedSource(Fixture.column("Date"), Optional.of("dd/MM/yyyy")),
            Optional.empty(),
            Optional.of(Fixture.column("FFT question")),
            Fixture.column("FFT answer"),
            false,
            Set.of());
    Workspace workspace =
        workspace(feed, places, Fixture.indicator("x", Measure.VALUE, PeriodKind.YEAR));
    Read read = read(workspace, path, 100_000);
    for (String rejected : read.rejected()) {
      // The file mixes days first with months first; only some can be told apart.
      assertTrue(
          rejected.matches("bad-date: '\\d+/(1[3-9]|2\\d|3\\d)/202\\d' is not .*"), rejected);
    }
    assertEquals(
        answers,
        read.chunks().stream().flatMap(c -> c.reports().stream()).map(Report::text).toList());
    assertEquals(records.size() - 1, read.tally().rowsRead());
  }
}
