package org.waymark.dashboards.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A dashboard as its folder declares it: {@code dashboard.yaml} and the SQL files that it names.
 *
 * @param name of the folder, and of the page
 * @param headlineSql gives the headline, one text
 */
record Board(
    String name, String title, String description, String headlineSql, List<Block> blocks) {

  /** What a block shows. Its SQL gives the columns that its kind asks for, see {@link Blocks}. */
  enum Kind {
    TEXT,
    KPI,
    TABLE,
    LINE,
    BAR,
    SPC
  }

  /**
   * A block.
   *
   * @param text words of a text block; empty in others
   * @param sql the query; empty in a text block
   * @param unit unit of the values of a chart
   */
  record Block(
      Kind kind,
      Optional<String> title,
      String text,
      String sql,
      Optional<String> unit,
      Optional<String> note) {}

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** The dashboards of the module, in the order of {@code dashboards.yaml}. */
  static List<Board> all() throws IOException {
    List<Board> boards = new ArrayList<>();
    for (JsonNode name : YAML.readTree(resource("dashboards.yaml")).path("dashboards")) {
      boards.add(read(name.asText()));
    }
    return List.copyOf(boards);
  }

  private static Board read(String name) throws IOException {
    String file = name + "/dashboard.yaml";
    JsonNode root = YAML.readTree(resource(file));
    List<Block> blocks = new ArrayList<>();
    for (JsonNode node : root.path("blocks")) {
      blocks.add(block(name, file, node));
    }
    return new Board(
        name,
        required(root, "title", file),
        required(root, "description", file),
        resource(name + "/" + required(root, "headline", file)),
        List.copyOf(blocks));
  }

  private static Block block(String name, String file, JsonNode node) throws IOException {
    for (Kind kind : Kind.values()) {
      String key = kind.name().toLowerCase(Locale.ROOT);
      if (node.hasNonNull(key)) {
        String value = node.path(key).asText();
        boolean text = kind == Kind.TEXT;
        return new Block(
            kind,
            optional(node, "title"),
            text ? value : "",
            text ? "" : resource(name + "/" + value),
            optional(node, "unit"),
            optional(node, "note"));
      }
    }
    throw new IOException(file + ": a block is one of text, kpi, table, line, bar, spc: " + node);
  }

  private static Optional<String> optional(JsonNode node, String key) {
    return node.hasNonNull(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
  }

  private static String required(JsonNode node, String key, String file) throws IOException {
    return optional(node, key)
        .orElseThrow(() -> new IOException(file + ": `" + key + "` is missing"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Board.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("dashboards: there is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
