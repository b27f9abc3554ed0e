package org.waymark.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.waymark.registry.NumberForm;

/**
 * Reads what lies beside a CSV and describes it: {@code datapackage.json} of Frictionless Data
 * (versions 1 and 2), and {@code *-metadata.json} of CSV on the Web (W3C, 2015).
 */
public final class Descriptions {
  /** The name of a Data Package. */
  public static final String DATA_PACKAGE = "datapackage.json";

  /** How the names of metadata of CSV on the Web end. */
  public static final String CSVW = "-metadata.json";

  /** Metadata of CSV on the Web for every file of a folder. */
  public static final String CSVW_OF_FOLDER = "csv-metadata.json";

  /** Bytes of the largest description that is read. */
  public static final int MOST_BYTES = 8 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
              .build());

  private final Described.Builder found;

  private Descriptions(Described.Builder found) {
    this.found = found;
  }

  /** Whether a file of that name describes others. */
  public static boolean isDescription(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.equals(DATA_PACKAGE) || last.endsWith(CSVW);
  }

  /** Names of what may describe a file in the same folder: of it alone first, then of all. */
  public static List<String> beside(String name) {
    List<String> names = new ArrayList<>();
    int dot = name.lastIndexOf('.');
    names.add(name + CSVW);
    if (dot > 0) {
      names.add(name.substring(0, dot) + CSVW);
    }
    names.add(CSVW_OF_FOLDER);
    names.add(DATA_PACKAGE);
    return List.copyOf(names);
  }

  /**
   * What a description says of a file.
   *
   * @param by path of the description, as the workspace names it
   * @param content of it
   * @param file path of the file from the folder of the description, such as {@code data/x.csv}
   * @return empty where it speaks of other files
   */
  public static Optional<Described> of(String by, byte[] content, String file) {
    Described.Builder found = new Described.Builder(by, sha256(content));
    JsonNode root;
    try {
      root = content.length > MOST_BYTES ? JSON.missingNode() : JSON.readTree(content);
    } catch (JsonProcessingException broken) {
      found.problem("it is no JSON" + line(broken) + ", so it says nothing of " + file);
      return Optional.of(found.build());
    } catch (IOException undecodable) {
      found.problem("its bytes are no text, so it says nothing of " + file);
      return Optional.of(found.build());
    }
    if (!root.isObject()) {
      found.problem("it is no object of JSON, so it says nothing of " + file);
      return Optional.of(found.build());
    }
    Descriptions reading = new Descriptions(found);
    boolean speaks =
        by.endsWith(DATA_PACKAGE) ? reading.dataPackage(root, file) : reading.csvw(root, file);
    return speaks ? Optional.of(found.build()) : Optional.empty();
  }

  private static String line(JsonProcessingException broken) {
    return broken.getLocation() == null
        ? ""
        : ": its rules are broken in line " + broken.getLocation().getLineNr();
  }

  private boolean dataPackage(JsonNode root, String file) {
    for (JsonNode resource : root.path("resources")) {
      if (texts(resource.path("path")).stream().anyMatch(path -> same(path, file))) {
        resource(resource);
        return true;
      }
    }
    return false;
  }

  private void resource(JsonNode resource) {
    text(resource, "encoding").ifPresent(found::encoding);
    JsonNode dialect = object(resource, "dialect");
    text(dialect, "delimiter").ifPresent(found::delimiter);
    text(dialect, "quoteChar").ifPresent(found::quote);
    if (dialect.hasNonNull("escapeChar")) {
      found.problem("an escape character is not read; a quote within a cell is doubled");
    }
    if (dialect.hasNonNull("commentChar")) {
      found.problem("lines of comment are rows; declare `table: {header: …}` in the feed");
    }
    text(dialect, "nullSequence").ifPresent(found.missing::add);
    JsonNode headers = dialect.path("headerRows");
    if (headers.isArray() && headers.size() > 0 && headers.get(0).asInt() > 0) {
      found.skipped = java.util.OptionalInt.of(headers.get(0).asInt() - 1);
      found.headerRows = headers.size();
    }
    JsonNode schema = object(resource, "schema");
    List<String> names = new ArrayList<>();
    for (JsonNode field : schema.path("fields")) {
      names.add(text(field, "name").orElse(""));
      field(field);
    }
    if (dialect.path("header").isBoolean() && !dialect.path("header").asBoolean()) {
      headless(names);
    }
    for (JsonNode token : schema.path("missingValues")) {
      // Version 2 gives a token a label: {value, label}.
      token(token.isObject() ? token.path("value") : token);
    }
  }

  private void field(JsonNode field) {
    text(field, "decimalChar").ifPresent(found::decimal);
    text(field, "groupChar").ifPresent(found::group);
    if (field.path("bareNumber").isBoolean() && !field.path("bareNumber").asBoolean()) {
      found.marks.add(NumberForm.Mark.PERCENT);
      found.marks.add(NumberForm.Mark.CURRENCY);
    }
    for (JsonNode token : field.path("missingValues")) {
      token(token.isObject() ? token.path("value") : token);
    }
  }

  private void token(JsonNode token) {
    if (token.isValueNode()
        && !token.asText().isEmpty()
        && !found.missing.contains(token.asText())) {
      found.missing.add(token.asText());
    }
  }

  private void headless(List<String> names) {
    found.headerRows = 0;
    if (names.isEmpty() || names.contains("") || new TreeSet<>(names).size() < names.size()) {
      found.problem("it says that the file has no header, and gives no name for each column");
    } else {
      found.columns.addAll(names);
    }
  }

  private boolean csvw(JsonNode root, String file) {
    List<JsonNode> tables = new ArrayList<>();
    root.path("tables").forEach(tables::add);
    if (root.hasNonNull("url") || tables.isEmpty()) {
      tables.add(root);
    }
    for (JsonNode table : tables) {
      // Metadata that names no file speaks of the one that it is called after.
      if (texts(table.path("url")).stream().allMatch(url -> same(url, file))) {
        table(root, table);
        return true;
      }
    }
    return false;
  }

  private void table(JsonNode group, JsonNode table) {
    JsonNode dialect = table.has("dialect") ? object(table, "dialect") : object(group, "dialect");
    text(dialect, "encoding").ifPresent(found::encoding);
    text(dialect, "delimiter").ifPresent(found::delimiter);
    text(dialect, "quoteChar").ifPresent(found::quote);
    if (dialect.path("doubleQuote").isBoolean() && !dialect.path("doubleQuote").asBoolean()) {
      found.problem("an escape character is not read; a quote within a cell is doubled");
    }
    int skipped = dialect.path("skipRows").asInt(0);
    int rows = dialect.path("headerRowCount").asInt(1);
    if (skipped > 0) {
      found.skipped = java.util.OptionalInt.of(skipped);
    }
    found.headerRows = Math.max(0, Math.min(rows, 10));
    JsonNode schema =
        table.has("tableSchema") ? object(table, "tableSchema") : object(group, "tableSchema");
    nulls(group, table, schema);
    List<String> names = new ArrayList<>();
    for (JsonNode column : schema.path("columns")) {
      if (!column.path("virtual").asBoolean(false)) {
        names.add(column(column));
      }
    }
    boolean none = dialect.path("header").isBoolean() && !dialect.path("header").asBoolean();
    if (none || rows == 0) {
      headless(names);
    }
  }

  /** Tokens that mean no value are inherited; unless said, none but the empty text does. */
  private void nulls(JsonNode... levels) {
    for (JsonNode level : levels) {
      if (level.has("null")) {
        found.missing.clear();
        texts(level.path("null")).stream().filter(t -> !t.isEmpty()).forEach(found.missing::add);
      }
    }
  }

  private String column(JsonNode column) {
    texts(column.path("null")).stream()
        .filter(token -> !token.isEmpty() && !found.missing.contains(token))
        .forEach(found.missing::add);
    JsonNode titles = column.path("titles");
    List<String> shown = new ArrayList<>(texts(titles));
    if (titles.isObject()) {
      titles.forEach(language -> shown.addAll(texts(language)));
    }
    String name = text(column, "name").orElse(shown.isEmpty() ? "" : shown.get(0));
    shown.remove(name);
    if (!name.isEmpty() && !shown.isEmpty()) {
      found.names.put(name, List.copyOf(shown));
    }
    JsonNode format = column.path("datatype").path("format");
    if (format.isObject()) {
      text(format, "decimalChar").ifPresent(found::decimal);
      text(format, "groupChar").ifPresent(found::group);
      format = format.path("pattern");
    }
    if (format.isTextual() && format.asText().endsWith("%")) {
      found.marks.add(NumberForm.Mark.PERCENT);
    }
    return name;
  }

  private JsonNode object(JsonNode of, String key) {
    JsonNode node = of.path(key);
    if (node.isTextual()) {
      found.problem(
          "its `"
              + key
              + "` is in another file, "
              + RowText.quoted(node.asText())
              + ", which is not read");
    }
    return node;
  }

  private static Optional<String> text(JsonNode of, String key) {
    JsonNode node = of.path(key);
    return node.isTextual() && !node.asText().isEmpty()
        ? Optional.of(node.asText())
        : Optional.empty();
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    if (node.isArray()) {
      node.forEach(item -> texts.add(item.asText()));
    }
    return texts;
  }

  /** Addresses are relative, and may start with {@code ./}; a name alone means any such file. */
  private static boolean same(String address, String file) {
    String path = address.startsWith("./") ? address.substring(2) : address;
    return path.equals(file) || path.equals(file.substring(file.lastIndexOf('/') + 1));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
