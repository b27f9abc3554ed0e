package org.waymark.dashboards.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.dashboards.SampleGovernment;
import org.waymark.dashboards.table.Answer;
import org.waymark.dashboards.table.PagedPlaces;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.registry.Dashboard;
import org.waymark.registry.DashboardQuery;
import org.waymark.registry.DashboardReading;

/**
 * Holds the answer to every query of every shipped dashboard, on the made-up government, equal to a
 * file in {@code src/test/resources}. To write them again: {@code mvn -pl dashboards -am test
 * -Dtest=DashboardQueriesTest -Dwaymark.golden=write -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DashboardQueriesTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "as_of", SampleGovernment.AS_OF,
          "since", "2026-11-08",
          "mission", "health-waits",
          "place", "E06000001",
          "indicator", "ae-within-4h");

  private static Path out = Path.of("");

  @BeforeAll
  static void publish(@TempDir Path folder) throws Exception {
    out = folder;
    SampleGovernment.publish(out, SampleGovernment.Plan.usual());
  }

  @Test
  void everyQueryOfEveryDashboardAnswersAsItDid() throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    try (PublishedTables tables = PublishedTables.open(out)) {
      PagedPlaces.in(tables);
      for (DashboardReading reading : BoardSources.all(out.resolve("none")).values()) {
        assertEquals(List.of(), reading.problems());
        answers.putAll(answers(reading.dashboard().orElseThrow(), tables));
      }
    }
    assertTrue(answers.size() > 40, "queries of five dashboards");
    Path folder = module().resolve("src/test/resources/org/waymark/dashboards/golden");
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      Path file = folder.resolve(answer.getKey().replace(".sql", ".csv"));
      if (System.getProperty("waymark.golden", "").equals("write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, answer.getValue());
      }
      assertTrue(answer.getValue().lines().count() > 1, answer.getKey() + " shows nothing");
      assertEquals(Files.readString(file), answer.getValue(), answer.getKey());
    }
    try (var files = Files.walk(folder)) {
      assertEquals(
          answers.size(), files.filter(Files::isRegularFile).count(), "a file for each query");
    }
  }

  private static Map<String, String> answers(Dashboard board, PublishedTables tables)
      throws SQLException {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Dashboard.Table table : board.tables()) {
      tables.keep(table.name(), table.query().prepared(), Answers.bound(table.query(), VALUES));
      Answer kept = tables.answer("SELECT * FROM " + table.name() + " ORDER BY ALL", List.of());
      answers.put(key(table.query()), first(kept));
    }
    Answers asked = new Answers(tables, board.each());
    List<DashboardQuery> queries = new ArrayList<>(List.of(board.headline()));
    board.blocks().forEach(block -> block.query().ifPresent(queries::add));
    for (DashboardQuery query : queries) {
      answers.put(key(query), first(asked.of(query, VALUES)));
    }
    tables.forget(board.tables().stream().map(Dashboard.Table::name).toList());
    return answers;
  }

  private static String key(DashboardQuery query) {
    return query.file().replaceFirst("^dashboards/", "").replace("queries/", "");
  }

  /** The first forty rows, and how many there are: enough to see that a query changed. */
  private static String first(Answer answer) {
    String rows =
        answer.rows().stream()
            .limit(40)
            .map(
                row ->
                    row.stream().map(DashboardQueriesTest::text).collect(Collectors.joining(";")))
            .collect(Collectors.joining("\n"));
    return String.join(";", answer.names()) + "\n" + rows + "\n" + answer.rows().size() + " rows\n";
  }

  private static String text(Optional<Object> value) {
    Object content = value.orElse("");
    if (content instanceof Double number) {
      return new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }
    return content instanceof LocalDate date ? date.toString() : content.toString();
  }

  private static Path module() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("schemas"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder.resolve("dashboards");
  }
}
