package org.waymark.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes {@code datapackage.json}: the published tables as a Frictionless Data Package (v2). */
public final class DataPackage {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String PROFILES = "https://datapackage.org/profiles/2.0/";

  private DataPackage() {}

  /**
   * The descriptor.
   *
   * @param files table name → files of the latest published date, relative to the output folder
   * @param asOf the latest published date
   */
  public static String of(Map<String, List<String>> files, String asOf) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", PROFILES + "datapackage.json");
    root.put("name", "waymark");
    root.put("title", "Mission intelligence as of " + asOf);
    root.put("version", asOf);
    ArrayNode resources = root.putArray("resources");
    for (PublishedTable table : PublishedTable.all()) {
      List<String> paths = files.getOrDefault(table.name(), List.of());
      if (!paths.isEmpty()) {
        resource(resources.addObject(), table, paths);
      }
    }
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void resource(ObjectNode resource, PublishedTable table, List<String> paths) {
    // A resource and a schema without a profile count as those of version 1.
    resource.put("$schema", PROFILES + "dataresource.json");
    resource.put("name", table.name());
    resource.put("type", "table");
    resource.put("description", table.doc());
    ArrayNode path = resource.putArray("path");
    paths.forEach(path::add);
    resource.put("format", "parquet");
    resource.put("mediatype", "application/vnd.apache.parquet");
    ObjectNode schema = resource.putObject("schema");
    schema.put("$schema", PROFILES + "tableschema.json");
    ArrayNode fields = schema.putArray("fields");
    for (PublishedColumn column : table.columns()) {
      ObjectNode field = fields.addObject();
      field.put("name", column.name());
      field.put("type", column.type().frictionless());
      field.put("description", column.doc());
      if (!column.optional()) {
        field.putObject("constraints").put("required", true);
      }
    }
    // No part of a primary key may be empty.
    boolean whole =
        table.columns().stream()
            .noneMatch(column -> column.optional() && table.key().contains(column.name()));
    ArrayNode key =
        whole ? schema.putArray("primaryKey") : schema.putArray("uniqueKeys").addArray();
    table.key().forEach(key::add);
    if (!table.key().contains("as_of")) {
      key.add("as_of");
    }
  }
}
