package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceSchemaTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static JsonNode schema(String name) {
    String path = "/org/waymark/schema/workspace/" + name + ".schema.json";
    try (InputStream in = WorkspaceSchemaTest.class.getResourceAsStream(path)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, path));
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private static Set<ValidationMessage> violations(String name, String yaml) {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(schema(name))
          .validate(YAML.readTree(yaml));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private static void assertValid(String name, String yaml) {
    assertEquals(Set.of(), violations(name, yaml));
  }

  private static void assertInvalid(String name, String yaml, String old, String replacement) {
    assertTrue(yaml.contains(old), old);
    assertFalse(violations(name, yaml.replace(old, replacement)).isEmpty(), replacement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"waymark", "mission", "feed", "dashboard"})
  void aSchemaIsAValidSchemaItself(String name) {
    Set<ValidationMessage> problems =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(com.networknt.schema.SchemaId.V202012))
            .validate(schema(name));
    assertEquals(Set.of(), problems);
  }

  @Test
  void theExamplesOfTheContractAreValid() {
    assertValid("waymark", WorkspaceText.SETTINGS);
    assertValid("mission", WorkspaceText.HEALTH);
    for (String feed :
        List.of(WorkspaceText.AE, WorkspaceText.PULSE, WorkspaceText.NOTES, WorkspaceText.LONG)) {
      assertValid("feed", feed);
    }
    assertValid("feed", WorkspaceText.PULSE.replace("format: csv", "format: kobo-csv"));
  }

  @Test
  void constantsPatternsNumbersAndYearsAreValid() {
    assertValid("feed", WorkspaceText.AE.replace("org_code", "{constant: RX1}"));
    assertValid("feed", WorkspaceText.AE.replace("numerator: reattendances", "numerator: 5"));
    assertValid("mission", WorkspaceText.HEALTH.replace("by: 2029-03,", "by: 2029,"));
  }

  @Test
  void wrongSettingsMissionsAndFeedsAreNot() {
    assertInvalid("waymark", WorkspaceText.SETTINGS, "calendar", "calender");
    assertInvalid("waymark", WorkspaceText.SETTINGS, "0.2", "20");
    assertInvalid("waymark", WorkspaceText.SETTINGS, "disclosure: none", "disclosure: threshold");
    assertInvalid("mission", WorkspaceText.HEALTH, "title: An NHS", "tilte: An NHS");
    assertInvalid("mission", WorkspaceText.HEALTH, "health-waits", "Health Waits");
    assertInvalid("mission", WorkspaceText.HEALTH, "measure: rate", "measure: ratio");
    assertInvalid("mission", WorkspaceText.HEALTH, "value: 0.92", "value: 92%");
    assertInvalid("mission", WorkspaceText.HEALTH, "target:", "targets:");
    assertInvalid("feed", WorkspaceText.AE, "kind: indicator", "kind: indicators");
    assertInvalid("feed", WorkspaceText.AE, "numerator: reattendances", "value: x");
    assertInvalid("feed", WorkspaceText.AE, "      denominator: attendances\n", "");
    assertInvalid("feed", WorkspaceText.AE, "org_code", "{constant: a, column: b}");
    assertInvalid("feed", WorkspaceText.AE, "{type: \"1\"}", "type 1");
    assertInvalid("feed", WorkspaceText.LONG, "\";\"", "\"||\"");
    assertInvalid("feed", WorkspaceText.PULSE, "column: q9", "colum: q9");
    assertInvalid("feed", WorkspaceText.PULSE, "\"Agree\": 1", "\"Agree\": yes");
    assertInvalid("feed", WorkspaceText.NOTES, "report: id, ", "");
  }

  @Test
  void theShippedDashboardsAreValid() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("schemas"))) {
      root = Objects.requireNonNull(root.getParent(), "the folder of the project");
    }
    List<Path> boards;
    try (Stream<Path> folders = Files.list(root.resolve("dashboards"))) {
      boards = folders.map(f -> f.resolve("dashboard.yaml")).filter(Files::isRegularFile).toList();
    }
    assertTrue(boards.size() >= 5, boards.toString());
    for (Path board : boards) {
      assertValid("dashboard", Files.readString(board));
    }
  }

  @Test
  void aDashboardHasBlocksOfOneKindEach() {
    String board =
        """
        title: Winter
        description: Beds.
        for: mission
        headline: headline.sql
        tables:
          - name: beds
            query: beds.sql
        blocks:
          - small-multiples: beds.sql
            scale: own
          - text: Words.
        """;
    assertValid("dashboard", board);
    assertInvalid("dashboard", board, "for: mission", "for: missions");
    assertInvalid("dashboard", board, "headline: headline.sql", "headline: ../headline.sql");
    assertInvalid("dashboard", board, "- text: Words.", "- title: Words.");
    assertInvalid("dashboard", board, "    scale: own", "    bar: bar.sql");
    assertInvalid("dashboard", board, "name: beds", "name: Beds");
  }

  @Test
  void aReaderMayChooseFromAQueryADayOrANumber() {
    String board =
        """
        title: Winter
        description: Beds.
        headline: headline.sql
        parameters:
          - {name: region, title: Region, choice: regions.sql}
          - {name: since, title: Since, date: 2026-01-01}
          - {name: least, title: Least beds, number: 5, least: 0}
        blocks:
          - table: beds.sql
        """;
    assertValid("dashboard", board);
    assertInvalid("dashboard", board, "name: region", "name: as_of");
    assertInvalid("dashboard", board, ", choice: regions.sql", "");
    assertInvalid("dashboard", board, "date: 2026-01-01", "date: 2026-01-01, number: 4");
    assertInvalid("dashboard", board, "least: 0", "least: none");
  }

  @Test
  void aSurveyMaySayHowItWasDrawn() {
    assertValid("feed", WorkspaceText.DESIGNED);
    for (String[] wrong :
        new String[][] {
          {"lonely: average", "lonely: averaged"},
          {"interval: logit", "interval: 3"},
          {"least: 8", "least: 1"},
          {"lower: 0.3", "least: 0.3"},
          {"upper: 3", "upper: 0"},
          {"waves: panel", "waves: yes"},
          {"F: 2100", "F: 0"},
          {"margins/age.csv", "age.csv"},
          {"at: 0.5", "at: 50"},
          {"statistic: quantile", "statistic: median"},
        }) {
      assertInvalid("feed", WorkspaceText.DESIGNED, wrong[0], wrong[1]);
    }
  }

  private static void assertSameKeys(Keys keys, String schema, String pointer) {
    JsonNode object = schema(schema).at(pointer);
    assertEquals(keys.all(), names(object.path("properties").fieldNames()), schema + pointer);
    List<String> required = new ArrayList<>();
    object.path("required").forEach(name -> required.add(name.asText()));
    assertEquals(new TreeSet<>(keys.required()), new TreeSet<>(required), schema + pointer);
    assertEquals(false, object.path("additionalProperties").asBoolean(true), schema + pointer);
  }

  private static Set<String> names(java.util.Iterator<String> names) {
    Set<String> all = new TreeSet<>();
    names.forEachRemaining(all::add);
    return all;
  }

  @Test
  void theReaderAndTheSchemasAllowTheSameKeys() {
    assertSameKeys(Keys.SETTINGS, "waymark", "");
    assertSameKeys(Keys.FAIL_ON, "waymark", "/properties/fail_on");
    assertSameKeys(Keys.MISSION, "mission", "");
    assertSameKeys(Keys.OWNER, "mission", "/properties/owner");
    assertSameKeys(Keys.INDICATOR, "mission", "/$defs/indicator");
    assertSameKeys(Keys.REBASE, "mission", "/$defs/indicator/properties/rebase/items");
    assertSameKeys(Keys.GOAL, "mission", "/$defs/goal");
    assertSameKeys(Keys.BASELINE, "mission", "/$defs/goal/properties/baseline");
    assertSameKeys(Keys.TARGET, "mission", "/$defs/goal/properties/target");
    assertSameKeys(Keys.MILESTONE, "mission", "/$defs/goal/properties/milestones/items");
    assertSameKeys(Keys.THEME, "mission", "/$defs/theme");
    assertSameKeys(Keys.PRACTICE, "mission", "/$defs/practice");
    assertSameKeys(Keys.INTERVENTION, "mission", "/$defs/intervention");
    assertSameKeys(Keys.SHIELD, "mission", "/$defs/intervention/properties/shield");
    assertSameKeys(Keys.ADOPTER, "mission", "/$defs/practice/properties/adopters/items");
    assertSameKeys(Keys.FEED, "feed", "");
    assertSameKeys(Keys.PARENT, "feed", "/$defs/parent");
    assertSameKeys(Keys.TABLE, "feed", "/$defs/table");
    assertSameKeys(Keys.UNTIL, "feed", "/$defs/until");
    assertSameKeys(Keys.ACROSS, "feed", "/$defs/across");
    assertSameKeys(Keys.CONDITION, "feed", "/$defs/condition");
    assertSameKeys(Keys.WIDE_MAP, "feed", "/$defs/wideMap");
    assertSameKeys(Keys.MAPPING, "feed", "/$defs/mapping");
    assertSameKeys(Keys.LONG_MAP, "feed", "/$defs/longMap");
    assertSameKeys(Keys.SURVEY_MAP, "feed", "/$defs/surveyMap");
    assertSameKeys(Keys.QUESTION, "feed", "/$defs/question");
    assertSameKeys(Keys.DESIGN, "feed", "/$defs/design");
    assertSameKeys(Keys.MARGIN, "feed", "/$defs/margin");
    assertSameKeys(Keys.TRIM, "feed", "/$defs/trim");
    assertSameKeys(Keys.REPORTS_MAP, "feed", "/$defs/reportsMap");
    for (RecordKind kind : RecordKind.values()) {
      String map = kind == RecordKind.ARM_COUNTS ? "armCounts" : kind.word();
      assertSameKeys(Keys.map(kind), "feed", "/$defs/" + map + "Map");
    }
    assertSameKeys(Keys.RECORD_VALUE, "feed", "/$defs/recordValue");
    assertSameKeys(Keys.ATTACHMENT, "feed", "/$defs/attachment");
    assertSameKeys(Keys.SOURCE, "feed", "/$defs/sourceObject");
    assertSameKeys(Keys.DATED_SOURCE, "feed", "/$defs/datedObject");
    assertSameKeys(Keys.DASHBOARD, "dashboard", "");
    assertSameKeys(Keys.DASHBOARD_PARAMETER, "dashboard", "/$defs/parameter");
    assertSameKeys(Keys.DASHBOARD_TABLE, "dashboard", "/$defs/table");
    assertSameKeys(Keys.DASHBOARD_BLOCK, "dashboard", "/$defs/block");
  }

  private static void assertSameWords(Collection<String> words, String schema, String pointer) {
    List<String> offered = new ArrayList<>();
    schema(schema).at(pointer).path("enum").forEach(word -> offered.add(word.asText()));
    assertEquals(List.copyOf(words), offered, pointer);
  }

  @Test
  void theReaderAndTheSchemasKnowTheSameWords() {
    assertSameWords(Words.CALENDARS.keySet(), "waymark", "/properties/calendar");
    assertSameWords(Words.RUNNERS.keySet(), "waymark", "/properties/runner");
    String indicator = "/$defs/indicator/properties/";
    assertSameWords(Words.MEASURES.keySet(), "mission", indicator + "measure");
    assertSameWords(Words.BETTER.keySet(), "mission", indicator + "better");
    assertSameWords(Words.ROLES.keySet(), "mission", indicator + "role");
    assertSameWords(Words.PERIODS.keySet(), "mission", indicator + "period");
    assertSameWords(Words.CHARTS.keySet(), "mission", indicator + "chart");
    assertSameWords(Words.FUNNELS.keySet(), "mission", indicator + "funnel");
    assertSameWords(Words.AMBITIONS.keySet(), "mission", "/$defs/goal/properties/ambition");
    assertSameWords(Words.KINDS.keySet(), "feed", "/properties/kind");
    assertSameWords(Words.FORMATS.keySet(), "feed", "/properties/format");
    String design = "/$defs/design/properties/";
    assertSameWords(Words.LONELY.keySet(), "feed", design + "lonely");
    assertSameWords(Words.INTERVALS.keySet(), "feed", design + "interval");
    assertSameWords(Words.WAVES.keySet(), "feed", design + "waves");
    assertSameWords(Words.STATISTICS.keySet(), "feed", "/$defs/question/properties/statistic");
    assertSameWords(Words.DECIMALS.keySet(), "feed", "/properties/decimal");
    String dated = "/$defs/datedObject/properties/";
    assertSameWords(Words.NAMED_BY.keySet(), "feed", dated + "named_by");
    assertSameWords(Words.WEEKS.keySet(), "feed", dated + "weeks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"waymark", "mission", "feed", "dashboard"})
  void everyPropertyIsDescribed(String name) {
    List<String> silent = new ArrayList<>();
    findSilent(schema(name), "", silent);
    assertEquals(List.of(), silent);
  }

  /** Collects properties without a description; those below `if` only tell cases apart. */
  private static void findSilent(JsonNode node, String path, List<String> silent) {
    node.fields()
        .forEachRemaining(
            field -> {
              String here = path + "/" + field.getKey();
              if (path.endsWith("/properties")
                  && !path.contains("/allOf/")
                  && !field.getValue().path("description").isTextual()) {
                silent.add(here);
              }
              findSilent(field.getValue(), here, silent);
            });
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        findSilent(node.get(i), path + "/" + i, silent);
      }
    }
  }
}
