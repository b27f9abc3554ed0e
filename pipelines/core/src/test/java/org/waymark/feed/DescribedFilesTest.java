package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.panel.ObservationBatch;
import org.waymark.period.Period;
import org.waymark.registry.Feed;

class DescribedFilesTest {
  private static final String MAP =
      """
      map:
        place: place
        period: year
        indicators: [{id: income, value: income}]
      """;

  private static final String PACKAGE =
      """
      {"name": "incomes", "resources": [
        {"name": "other", "path": "other.csv", "dialect": {"delimiter": "|"}},
        {"name": "incomes", "path": "data/incomes.csv", "encoding": "windows-1252",
         "dialect": {"delimiter": ";"},
         "schema": {
           "fields": [{"name": "place"}, {"name": "year"},
                      {"name": "income", "type": "number", "decimalChar": ",", "groupChar": "."}],
           "missingValues": ["", "k.A."]}}]}
      """;

  private static Described described(String by, String json, String file) {
    Optional<Described> found = Descriptions.of(by, json.getBytes(StandardCharsets.UTF_8), file);
    return found.orElse(Described.NONE);
  }

  private static Described dataPackage(String json) {
    return described("landing/datapackage.json", json, "data/incomes.csv");
  }

  private static Described csvw(String json) {
    return described("landing/incomes.csv-metadata.json", json, "incomes.csv");
  }

  /** Place, period and value of each observation, and the reasons of what was refused. */
  private static List<String> read(String yaml, String text, Charset charset, Described by) {
    Feed feed = YamlFeed.of(yaml);
    byte[] bytes = text.getBytes(charset);
    try {
      FeedParser parser =
          FeedParser.of(Fixture.workspace(feed), 0, Fixture.AS_OF, "run", Fixture.SHARDS);
      InspectedFile file =
          parser.checked(
              FileInspection.inspectAll(
                      new ByteArrayInputStream(bytes),
                      "landing/data/incomes.csv",
                      feed.reading(),
                      by,
                      ArchivedDescriptions.NONE,
                      16,
                      true)
                  .get(0));
      List<String> found = new ArrayList<>();
      file.faults().forEach(fault -> found.add(fault.reason()));
      for (Split split : file.splits()) {
        int offset = file.splittable() ? (int) split.offset() : 0;
        ParsedChunk chunk =
            parser.parse(
                file, 0, new ByteArrayInputStream(bytes, offset, bytes.length - offset), split);
        for (ObservationBatch batch : chunk.observations()) {
          for (int i = 0; i < batch.size(); i++) {
            if (!batch.marked(i, ObservationBatch.WITHDRAWN | ObservationBatch.REFUSED)) {
              found.add(
                  "p"
                      + batch.place()[i]
                      + " "
                      + Period.ofCode(batch.period()[i])
                      + " "
                      + batch.value()[i]
                      + " l"
                      + batch.line()[i]);
            }
          }
        }
        chunk.rejected().forEach(row -> found.add(row.getReason() + "@" + row.getLine()));
      }
      return found;
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  @Test
  void a_data_package_says_how_its_file_is_written() {
    String text = "place;year;income\nRA;2023;1.234\nRÉ;2024;2,5\nRA;2024;k.A.\n";
    assertEquals(
        List.of("p0 2023 1234.0 l2", "p3 2024 2.5 l3"),
        read("format: csv\n" + MAP, text, Charset.forName("windows-1252"), dataPackage(PACKAGE)));
  }

  @Test
  void what_the_feed_says_itself_comes_first() {
    String text = "place|year|income\nRA|2023|1.234\nRA|2024|k.A.\nRA|2022|..\n";
    assertEquals(
        List.of("p0 2023 1.234 l2", "bad-number@3"),
        read(
            "format: csv\ndelimiter: '|'\ndecimal: '.'\nmissing: ['..']\n" + MAP,
            text,
            StandardCharsets.UTF_8,
            dataPackage(PACKAGE)));
  }

  @Test
  void a_file_of_which_nothing_is_said_is_read_as_it_is() {
    assertTrue(described("landing/datapackage.json", PACKAGE, "data/third.csv").isNone());
    assertEquals(
        List.of("p0 2023 1234.5 l2"),
        read(
            "format: csv\n" + MAP,
            "place,year,income\nRA,2023,1234.5\n",
            StandardCharsets.UTF_8,
            Described.NONE));
  }

  @Test
  void a_file_without_a_header_has_the_names_of_its_fields() {
    Described headless =
        dataPackage(
            PACKAGE.replace("\"delimiter\": \";\"", "\"delimiter\": \";\", \"header\": false"));
    assertEquals(
        List.of("p0 2023 1234.0 l1", "p0 2024 2.5 l2"),
        read(
            "format: csv\n" + MAP,
            "RA;2023;1.234\nRA;2024;2,5\n",
            StandardCharsets.US_ASCII,
            headless));
  }

  @Test
  void metadata_of_the_web_say_names_dialect_and_what_is_missing() {
    Described said =
        csvw(
            """
            {"@context": "http://www.w3.org/ns/csvw", "url": "incomes.csv",
             "dialect": {"delimiter": "\\t", "skipRows": 2},
             "tableSchema": {
               "null": "-",
               "columns": [
                 {"name": "place", "titles": "Area code"},
                 {"name": "year", "titles": {"en": ["Year", "Reference year"]}},
                 {"name": "income", "titles": "Income",
                  "datatype": {"base": "decimal", "format": {"decimalChar": ",", "groupChar": "'"}}}
               ]}}
            """);
    assertEquals(List.of(), said.problems());
    assertEquals(
        List.of("p0 2023 1234.5 l4"),
        read(
            "format: csv\n" + MAP,
            "Incomes\n\nArea code\tReference year\tIncome\nRA\t2023\t1'234,5\nRA\t2024\t-\n",
            StandardCharsets.UTF_8,
            said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"url\": \"incomes.csv\", | it is no JSON",
        "[1] | it is no object",
        "{\"url\": \"incomes.csv\", \"dialect\": {\"quoteChar\": \"'\"}} | quoted with \"",
        "{\"url\": \"incomes.csv\", \"dialect\": {\"encoding\": \"klingon\"}} | no encoding",
        "{\"url\": \"incomes.csv\", \"dialect\": {\"delimiter\": \"::\"}} | one character",
        "{\"url\": \"incomes.csv\", \"dialect\": {\"header\": false}} | no name for each column",
        "{\"url\": \"incomes.csv\", \"tableSchema\": \"s.json\"} | is in another file",
      })
  void what_is_not_understood_is_said_and_the_file_is_read_all_the_same(String json, String words) {
    Described said = csvw(json);
    assertEquals(1, said.problems().size(), said.problems().toString());
    assertTrue(said.problems().get(0).contains(words), said.problems().toString());
    assertEquals(
        List.of("p0 2023 1234.5 l2"),
        read(
            "format: csv\n" + MAP,
            "place,year,income\nRA,2023,1234.5\n",
            StandardCharsets.UTF_8,
            said));
  }

  @Test
  void names_tell_a_description_from_a_table() {
    assertEquals(
        List.of(true, true, true, false, false),
        Arrays.stream(
                new String[] {
                  "landing/datapackage.json",
                  "landing/x.csv-metadata.json",
                  "landing/csv-metadata.json",
                  "landing/x.json",
                  "landing/x.csv"
                })
            .map(Descriptions::isDescription)
            .toList());
  }

  @Test
  void a_description_in_an_archive_counts_for_the_members_that_it_names() throws IOException {
    Feed feed = YamlFeed.of("format: csv\n" + MAP);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String[] member :
          new String[][] {
            {"set/data/incomes.csv", "place;year;income\nRA;2023;1.234,5\nRB;2023;k.A.\n"},
            {"set/datapackage.json", PACKAGE},
            {"plain.csv", "place,year,income\nRA,2022,7\n"}
          }) {
        zip.putNextEntry(new ZipEntry(member[0]));
        zip.write(member[1].getBytes(StandardCharsets.UTF_8));
      }
    }
    ArchivedDescriptions within =
        new ArchivedDescriptions(
            "landing/a.zip",
            Map.of("set/datapackage.json", PACKAGE.getBytes(StandardCharsets.UTF_8)));
    List<InspectedFile> files =
        FileInspection.inspectAll(
            new ByteArrayInputStream(bytes.toByteArray()),
            "landing/a.zip",
            feed.reading(),
            Described.NONE,
            within,
            1 << 20,
            true);
    assertEquals(
        List.of("landing/a.zip/set/data/incomes.csv", "landing/a.zip/plain.csv"),
        files.stream().map(InspectedFile::path).toList());
    assertEquals(
        List.of(";", ","), files.stream().map(f -> String.valueOf(f.delimiter())).toList());
    assertEquals("landing/a.zip/set/datapackage.json", files.get(0).described().by());
    assertTrue(files.get(1).described().isNone());
    assertEquals(List.of(), files.get(1).notes());
  }
}
