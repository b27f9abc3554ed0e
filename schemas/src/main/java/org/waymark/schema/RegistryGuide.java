package org.waymark.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Writes {@code docs/registry.md}: every key of a workspace's YAML files, for people. */
public final class RegistryGuide {
  private static final String INTRODUCTION =
      """
      # The registry: every key of a workspace's YAML files

      This page is generated from the JSON Schemas in
      `schemas/src/main/resources/org/waymark/schema/workspace`. The command `waymark init` puts them next to a
      workspace, so that an editor completes and checks its files. The command `waymark validate` also checks how files
      refer to each other. It gives the file, line and column.

      A key in **bold** is required.

      `places.csv` is not a YAML file. It has these columns:

      - `place_id` and `name`: required.
      - `type`, `parent_id`, `valid_from`, `valid_to`, `successor_id`: optional.
      - `restated`: optional. `yes` if values are also delivered for the time before `valid_from`.
      - `continues`: optional. The place that this one continues under a new code. Their values are one series.
      - Every other column of numbers: a covariate that `expect_from` can name.
        A covariate may have a column for each of several years, such as `deprivation 2015` and `deprivation 2019`.
        `expect_from: [deprivation]` then uses the latest year up to the data's.

      [Dashboards as code](dashboards.md) explains dashboards and how their queries work.

      The contents of a feed's `map` depend on its `kind`:

      - `indicator`: a [wideMap](#widemap), or a [longMap](#longmap) if a column names the indicator.
      - `survey`: a [surveyMap](#surveymap).
      - `reports`: a [reportsMap](#reportsmap).
      - `plan`, `money`, `people`, `log`: a [planMap](#planmap), [moneyMap](#moneymap), [peopleMap](#peoplemap) or
        [logMap](#logmap).
      - `assignment`, `outcomes`, `arm-counts`, `loops`: an [assignmentMap](#assignmentmap),
        [outcomesMap](#outcomesmap), [armCountsMap](#armcountsmap) or [loopsMap](#loopsmap).
      """;

  private RegistryGuide() {}

  /** The page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    section(page, "waymark", "`waymark.yaml`");
    section(page, "mission", "`missions/*.yaml`");
    section(page, "feed", "`feeds/*.yaml`");
    section(page, "dashboard", "`dashboards/*/dashboard.yaml`");
    return page.toString();
  }

  private static void section(StringBuilder page, String name, String files) {
    JsonNode schema = read(name);
    page.append("\n## ").append(files).append("\n\n").append(words(schema)).append("\n");
    table(page, schema);
    for (Map.Entry<String, JsonNode> part : schema.path("$defs").properties()) {
      page.append("\n### ").append(part.getKey()).append("\n\n");
      page.append(words(part.getValue())).append("\n");
      if (part.getValue().has("properties")) {
        table(page, part.getValue());
      } else {
        page.append("\nWritten as ").append(form(part.getValue())).append(".\n");
      }
    }
  }

  private static JsonNode read(String name) {
    String path = "/org/waymark/schema/workspace/" + name + ".schema.json";
    try (InputStream schema = RegistryGuide.class.getResourceAsStream(path)) {
      if (schema == null) {
        throw new IllegalStateException("there is no " + path);
      }
      return new ObjectMapper().readTree(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void table(StringBuilder page, JsonNode object) {
    page.append("\n| key | type | meaning |\n|---|---|---|\n");
    rows(page, object, "");
  }

  /** A row for each key; keys of an object that is written out here follow it, with a dot. */
  private static void rows(StringBuilder page, JsonNode object, String before) {
    List<String> needed = new ArrayList<>();
    object.path("required").forEach(key -> needed.add(key.asText()));
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      JsonNode value = property.getValue();
      String key = "`" + before + property.getKey() + "`";
      page.append("| ")
          .append(needed.contains(property.getKey()) ? "**" + key + "**" : key)
          .append(" | ")
          .append(cell(form(value)))
          .append(" | ")
          .append(cell(meaning(value)))
          .append(" |\n");
      if (value.has("properties")) {
        rows(page, value, before + property.getKey() + ".");
      } else if (value.path("items").has("properties")) {
        rows(page, value.path("items"), before + property.getKey() + "[].");
      }
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static String words(JsonNode node) {
    return node.path("description").asText("");
  }

  private static String meaning(JsonNode node) {
    StringBuilder meaning = new StringBuilder(words(node));
    if (node.has("default")) {
      meaning.append(" Default: ").append(code(node.path("default"))).append('.');
    }
    if (node.has("examples")) {
      StringJoiner examples = new StringJoiner(", ", " For example ", ".");
      node.path("examples").forEach(example -> examples.add(code(example)));
      meaning.append(examples);
    }
    return meaning.toString().strip();
  }

  private static String code(JsonNode value) {
    return "`" + (value.isTextual() ? value.asText() : value.toString()) + "`";
  }

  /** What may be written: choices, a type, a list, or a part that is described further down. */
  private static String form(JsonNode node) {
    if (node.has("$ref")) {
      String part = node.path("$ref").asText().replaceFirst("^#/\\$defs/", "");
      return "[" + part + "](#" + part.toLowerCase(Locale.ROOT) + ")";
    }
    if (node.has("enum")) {
      StringJoiner choices = new StringJoiner(", ");
      node.path("enum").forEach(choice -> choices.add(code(choice)));
      return choices.toString();
    }
    if (node.has("anyOf") && !node.has("type")) {
      StringJoiner forms = new StringJoiner(" or ");
      node.path("anyOf").forEach(form -> forms.add(form(form)));
      return forms.toString();
    }
    JsonNode type = node.path("type");
    if (type.isArray()) {
      StringJoiner types = new StringJoiner(" or ");
      type.forEach(one -> types.add(name(one.asText(), node)));
      return types.toString();
    }
    return name(type.asText(""), node);
  }

  private static String name(String type, JsonNode node) {
    return switch (type) {
      case "string" -> node.path("format").asText().equals("date") ? "date" : "text";
      case "integer" -> "whole number";
      case "number" -> "number";
      case "boolean" -> "`true` or `false`";
      case "null" -> "nothing";
      case "array" -> "list of " + form(node.path("items"));
      case "object" ->
          node.path("additionalProperties").isObject()
              ? "keys of your own, each " + form(node.path("additionalProperties"))
              : "keys";
      default -> type;
    };
  }
}
