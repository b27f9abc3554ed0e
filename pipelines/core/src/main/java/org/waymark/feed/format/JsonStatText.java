package org.waymark.feed.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A data set of JSON-stat 2 or 1, a row for each of its values: for each dimension a column with
 * the code of its category and one, {@code NAME label}, with the label; then {@code value} and
 * {@code status}.
 */
final class JsonStatText extends MadeText {
  private static final int AT_A_TIME = 1 << 14;
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Dimension(String name, List<String> codes, List<String> labels) {}

  private final List<Dimension> dimensions = new ArrayList<>();
  private final JsonNode values;
  private final JsonNode status;
  private final CsvText csv = new CsvText(out);
  private final long cells;
  private long cell = -1;

  JsonStatText(InputStream bytes) throws IOException {
    JsonNode set = dataset(bytes);
    JsonNode dimension = set.path("dimension");
    JsonNode ids = set.has("id") ? set.path("id") : dimension.path("id");
    JsonNode sizes = set.has("size") ? set.path("size") : dimension.path("size");
    if (!ids.isArray() || ids.size() != sizes.size() || ids.isEmpty()) {
      throw new Unreadable("the data set of JSON-stat has no `id` and `size` of its dimensions");
    }
    long all = 1;
    for (int d = 0; d < ids.size(); d++) {
      String name = ids.get(d).asText();
      Dimension one = dimension(name, dimension.path(name).path("category"));
      if (one.codes().size() != sizes.get(d).asInt(-1)) {
        throw new Unreadable(
            "the dimension `"
                + name
                + "` has "
                + one.codes().size()
                + " categories, and its size is "
                + sizes.get(d).asText());
      }
      dimensions.add(one);
      all *= one.codes().size();
      if (all > Integer.MAX_VALUE) {
        throw new Unreadable("the data set has more values than can be read");
      }
    }
    values = set.path("value");
    status = set.path("status");
    if (values.isArray() ? values.size() != all : !values.isObject()) {
      throw new Unreadable(
          "the data set has " + values.size() + " values, and its dimensions make " + all);
    }
    cells = all;
  }

  private static JsonNode dataset(InputStream bytes) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(HeldBytes.of(bytes).stream());
    } catch (JsonProcessingException broken) {
      throw new Unreadable(
          "the file is no JSON: its rules are broken in line "
              + (broken.getLocation() == null ? 1 : broken.getLocation().getLineNr()));
    } catch (CharConversionException undecodable) {
      throw new Unreadable("the file is no JSON: its bytes are no text");
    }
    if (root.path("class").asText("").equals("collection")) {
      throw new Unreadable(
          "the file is a collection of JSON-stat; deliver the data sets that it links to");
    }
    return root.has("dataset") ? root.path("dataset") : root;
  }

  private static Dimension dimension(String name, JsonNode category) {
    JsonNode index = category.path("index");
    JsonNode label = category.path("label");
    List<String> codes = new ArrayList<>();
    if (index.isArray()) {
      index.forEach(code -> codes.add(code.asText()));
    } else if (index.isObject()) {
      List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(index.properties());
      entries.sort((a, b) -> Integer.compare(a.getValue().asInt(), b.getValue().asInt()));
      entries.forEach(entry -> codes.add(entry.getKey()));
    } else {
      // A dimension of one category needs no index.
      Iterator<String> names = label.fieldNames();
      names.forEachRemaining(codes::add);
    }
    return new Dimension(
        name, codes, codes.stream().map(code -> label.path(code).asText(code)).toList());
  }

  @Override
  protected boolean make() {
    if (cell < 0) {
      int column = 0;
      for (Dimension dimension : dimensions) {
        csv.cell(column++, dimension.name());
        csv.cell(column++, dimension.name() + " label");
      }
      csv.cell(column++, "value");
      csv.cell(column, "status");
      csv.end();
      cell = 0;
      return true;
    }
    while (cell < cells && out.size() < AT_A_TIME) {
      row();
      cell++;
    }
    return out.size() > 0;
  }

  private void row() {
    long rest = cell;
    int[] at = new int[dimensions.size()];
    for (int d = at.length - 1; d >= 0; d--) {
      int size = dimensions.get(d).codes().size();
      at[d] = (int) (rest % size);
      rest /= size;
    }
    int column = 0;
    for (int d = 0; d < at.length; d++) {
      csv.cell(column++, dimensions.get(d).codes().get(at[d]));
      csv.cell(column++, dimensions.get(d).labels().get(at[d]));
    }
    csv.cell(column++, text(of(values)));
    csv.cell(column, status.isTextual() ? status.asText() : text(of(status)));
    csv.end();
  }

  private JsonNode of(JsonNode list) {
    return list.isArray() ? list.path((int) cell) : list.path(Long.toString(cell));
  }

  private static String text(JsonNode value) {
    if (value.isNumber()) {
      return value.isIntegralNumber() ? value.asText() : CellText.plain(value.asDouble());
    }
    return value.isMissingNode() || value.isNull() ? "" : value.asText();
  }
}
