package org.waymark.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A line of JSON in which what tells of people is empty, unless a feed asks for it. */
final class JsonWithheld {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;
  private final Set<String> withheld;
  private final Set<String> asked;

  private JsonWithheld(JsonGenerator out, Set<String> withheld, Set<String> asked) {
    this.out = out;
    this.withheld = withheld;
    this.asked = asked;
  }

  /**
   * The line again.
   *
   * @param names at the start of the line, read for its keys
   * @param line at its start too, read for what it says
   * @param asked fields that the feed reads, {@code a.b} for the field b of the object a
   */
  static String without(JsonParser names, JsonParser line, Set<String> asked) throws IOException {
    List<String> paths = List.copyOf(paths(names));
    Set<String> withheld =
        PersonalColumns.in(paths).stream().map(paths::get).collect(Collectors.toSet());
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      line.nextToken();
      new JsonWithheld(out, withheld, asked).copy(line, "", false);
    }
    return text.toString();
  }

  private static Set<String> paths(JsonParser names) throws IOException {
    Set<String> paths = new LinkedHashSet<>();
    for (JsonToken token = names.nextToken(); token != null; token = names.nextToken()) {
      if (token == JsonToken.FIELD_NAME) {
        StringBuilder path = new StringBuilder(names.getCurrentName());
        for (var around = names.getParsingContext().getParent();
            around != null;
            around = around.getParent()) {
          if (around.hasCurrentName()) {
            path.insert(0, around.getCurrentName() + ".");
          }
        }
        paths.add(path.toString());
      }
    }
    return paths;
  }

  private void copy(JsonParser line, String path, boolean personal) throws IOException {
    boolean empty = (personal || withheld.contains(path)) && !asked.contains(path);
    switch (line.currentToken()) {
      case START_OBJECT -> {
        out.writeStartObject();
        while (line.nextToken() == JsonToken.FIELD_NAME) {
          String name = line.getCurrentName();
          out.writeFieldName(name);
          line.nextToken();
          copy(line, path.isEmpty() ? name : path + "." + name, empty);
        }
        out.writeEndObject();
      }
      case START_ARRAY -> {
        out.writeStartArray();
        while (line.nextToken() != JsonToken.END_ARRAY) {
          copy(line, path, empty);
        }
        out.writeEndArray();
      }
      default -> {
        if (empty) {
          out.writeString("");
        } else {
          out.copyCurrentEvent(line);
        }
      }
    }
  }
}
