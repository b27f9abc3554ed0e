package org.waymark.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a line of JSON as they are written; {@code a.b} is the field b of the object a. */
final class JsonFields {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonFields() {}

  /** Those that hold a value, in order; none of a line that is no object. */
  static Map<String, String> of(String line) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        put(parser, "", fields);
      }
    }
    return fields;
  }

  private static void put(JsonParser parser, String path, Map<String, String> fields)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = path + parser.getCurrentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        put(parser, name + ".", fields);
      } else if (token == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        fields.put(name, parser.getText());
      }
    }
  }
}
