package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The descriptor of a run held to the Data Package standard, version 2, rule by rule: <a
 * href="https://datapackage.org/standard/data-package/">package</a>, <a
 * href="https://datapackage.org/standard/data-resource/">resource</a>, <a
 * href="https://datapackage.org/standard/table-schema/">table schema</a>.
 */
class DataPackageIT {
  private static final String PROFILES = "https://datapackage.org/profiles/2.0/";

  /** Properties that the standard knows; others are allowed, and would be a slip here. */
  private static final Set<String> OF_A_PACKAGE =
      Set.of(
          "$schema",
          "resources",
          "name",
          "id",
          "licenses",
          "title",
          "description",
          "homepage",
          "version",
          "created",
          "contributors",
          "keywords",
          "image",
          "sources");

  private static final Set<String> OF_A_RESOURCE =
      Set.of(
          "$schema",
          "name",
          "path",
          "data",
          "type",
          "title",
          "description",
          "format",
          "mediatype",
          "encoding",
          "bytes",
          "hash",
          "sources",
          "licenses",
          "dialect",
          "schema");

  private static final Set<String> OF_A_SCHEMA =
      Set.of(
          "$schema",
          "fields",
          "fieldsMatch",
          "missingValues",
          "primaryKey",
          "uniqueKeys",
          "foreignKeys");

  private static final Set<String> OF_A_FIELD =
      Set.of(
          "name",
          "type",
          "format",
          "title",
          "description",
          "example",
          "constraints",
          "rdfType",
          "missingValues",
          "categories",
          "categoriesOrdered");

  private static final Set<String> TYPES =
      Set.of(
          "string",
          "number",
          "integer",
          "boolean",
          "object",
          "array",
          "list",
          "datetime",
          "date",
          "time",
          "year",
          "yearmonth",
          "duration",
          "geopoint",
          "geojson",
          "any");

  /** A path in the package: relative, with forward slashes, nothing hidden, nothing above. */
  private static final Pattern PATH =
      Pattern.compile("(?=[^./~])(?!file:)((?!/\\.\\.?/)(?!\\\\)(?!://).)*");

  /** How DuckDB names what is in the Parquet, and how the standard does. */
  private static final Map<String, String> TYPES_OF_PARQUET =
      Map.of(
          "VARCHAR", "string",
          "DOUBLE", "number",
          "BIGINT", "integer",
          "INTEGER", "integer",
          "BOOLEAN", "boolean",
          "DATE", "date",
          "TIMESTAMP", "datetime",
          "TIMESTAMP WITH TIME ZONE", "datetime");

  private static JsonNode descriptor() throws IOException {
    return new ObjectMapper().readTree(SampleRun.out().resolve("datapackage.json").toFile());
  }

  private static List<JsonNode> resources() throws IOException {
    List<JsonNode> resources = new ArrayList<>();
    descriptor().path("resources").forEach(resources::add);
    return resources;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.textValue()));
    return texts;
  }

  private static List<String> key(JsonNode schema) {
    return texts(
        schema.has("primaryKey") ? schema.path("primaryKey") : schema.path("uniqueKeys").path(0));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void onlyTexts(JsonNode object, String... properties) {
    for (String property : properties) {
      if (object.has(property)) {
        assertTrue(object.path(property).isTextual(), property + " of " + object.path("name"));
      }
    }
  }

  @Test
  void the_package_has_what_it_must_and_nothing_of_the_wrong_kind() throws IOException {
    JsonNode descriptor = descriptor();
    assertTrue(descriptor.isObject());
    assertEquals(PROFILES + "datapackage.json", descriptor.path("$schema").textValue());
    assertTrue(descriptor.path("resources").isArray());
    assertFalse(descriptor.path("resources").isEmpty(), "there must be a resource");
    assertTrue(OF_A_PACKAGE.containsAll(names(descriptor)), names(descriptor).toString());
    onlyTexts(descriptor, "name", "id", "title", "description", "homepage", "version", "created");
    assertTrue(descriptor.path("name").asText().matches("[a-z0-9._-]+"), "name");
  }

  @Test
  void every_resource_has_a_name_of_its_own_and_files_that_are_there() throws IOException {
    Set<String> seen = new HashSet<>();
    for (JsonNode resource : resources()) {
      String name = resource.path("name").asText();
      assertTrue(name.matches("[a-z0-9._-]+"), name);
      assertTrue(seen.add(name), name + " twice");
      assertTrue(OF_A_RESOURCE.containsAll(names(resource)), name + names(resource));
      assertEquals(PROFILES + "dataresource.json", resource.path("$schema").textValue(), name);
      assertEquals("table", resource.path("type").textValue(), name);
      assertTrue(resource.has("path") ^ resource.has("data"), name + ": path or data");
      onlyTexts(resource, "title", "description", "format", "mediatype", "encoding", "hash");
      assertTrue(resource.path("mediatype").asText().matches(".+/.+"), name);
      assertTrue(resource.path("path").isArray() && !resource.path("path").isEmpty(), name);
      for (String path : texts(resource.path("path"))) {
        assertTrue(PATH.matcher(path).matches(), path);
        assertTrue(Files.isRegularFile(SampleRun.out().resolve(path)), path);
        assertEquals("parquet", resource.path("format").textValue(), name);
        assertTrue(path.endsWith(".parquet"), path);
      }
    }
  }

  @Test
  void every_schema_has_fields_with_names_and_types_that_the_standard_knows() throws IOException {
    for (JsonNode resource : resources()) {
      String name = resource.path("name").asText();
      JsonNode schema = resource.path("schema");
      assertTrue(OF_A_SCHEMA.containsAll(names(schema)), name + names(schema));
      assertEquals(PROFILES + "tableschema.json", schema.path("$schema").textValue(), name);
      assertTrue(schema.path("fields").isArray() && !schema.path("fields").isEmpty(), name);
      Set<String> fields = new HashSet<>();
      for (JsonNode field : schema.path("fields")) {
        assertTrue(OF_A_FIELD.containsAll(names(field)), name + names(field));
        assertTrue(field.path("name").isTextual(), name);
        assertTrue(fields.add(field.path("name").asText()), name + field);
        assertTrue(TYPES.contains(field.path("type").asText()), name + field);
        onlyTexts(field, "title", "description", "format");
        JsonNode constraints = field.path("constraints");
        assertTrue(constraints.isMissingNode() || constraints.isObject(), name + field);
        assertTrue(Set.of("required", "unique").containsAll(names(constraints)), name + field);
        constraints.forEach(constraint -> assertTrue(constraint.isBoolean(), name + field));
      }
      Set<String> required = new HashSet<>();
      schema
          .path("fields")
          .forEach(
              field -> {
                if (field.path("constraints").path("required").asBoolean()) {
                  required.add(field.path("name").asText());
                }
              });
      assertTrue(schema.has("primaryKey") ^ schema.has("uniqueKeys"), name);
      assertTrue(fields.containsAll(key(schema)), name);
      assertTrue(
          schema.has("uniqueKeys") || required.containsAll(key(schema)),
          name + ": no part of a primary key may be empty");
    }
  }

  @Test
  void the_files_have_the_columns_that_are_described_in_their_order_and_of_their_type()
      throws Exception {
    try (Published database = Published.inMemory()) {
      for (JsonNode resource : resources()) {
        List<String> described = new ArrayList<>();
        resource
            .path("schema")
            .path("fields")
            .forEach(
                field ->
                    described.add(field.path("name").asText() + " " + field.path("type").asText()));
        for (String path : texts(resource.path("path"))) {
          List<String> found = new ArrayList<>();
          for (List<String> column :
              database.rows("SELECT column_name, column_type FROM (DESCRIBE " + from(path) + ")")) {
            found.add(
                column.get(0)
                    + " "
                    + TYPES_OF_PARQUET.getOrDefault(
                        column.get(1).toUpperCase(Locale.ROOT), "no type for " + column.get(1)));
          }
          assertEquals(described, found, path);
        }
      }
    }
  }

  @Test
  void the_rows_keep_to_the_constraints() throws Exception {
    try (Published database = Published.inMemory()) {
      for (JsonNode resource : resources()) {
        String name = resource.path("name").asText();
        String rows =
            texts(resource.path("path")).stream()
                .map(DataPackageIT::from)
                .collect(Collectors.joining(" UNION ALL "));
        for (JsonNode field : resource.path("schema").path("fields")) {
          if (field.path("constraints").path("required").asBoolean()) {
            String column = '"' + field.path("name").asText() + '"';
            assertEquals(
                0,
                database.number("SELECT count(*) FROM (" + rows + ") WHERE " + column + " IS NULL"),
                name + "." + column);
          }
        }
        String key =
            key(resource.path("schema")).stream()
                .map(column -> '"' + column + '"')
                .collect(Collectors.joining(", "));
        assertEquals(
            0,
            database.number("SELECT count(*) - count(DISTINCT (" + key + ")) FROM (" + rows + ")"),
            "key of " + name);
      }
    }
  }

  private static String from(String path) {
    try {
      Path file = SampleRun.out().resolve(path);
      return "FROM read_parquet(" + Published.literal(file.toString()) + ")";
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }
}
