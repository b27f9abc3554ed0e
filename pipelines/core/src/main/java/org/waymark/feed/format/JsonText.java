package org.waymark.feed.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a document of JSON, an object a line.
 *
 * <p>Rows are the objects of one list; where its first item is a list of names, the items of the
 * further lists by these names; the objects that another object holds, each with its name as {@code
 * _key}; or a document without lists itself. The line of a row is its number.
 */
final class JsonText extends MadeText {
  private static final int AT_A_TIME = 1 << 14;
  private static final int DEEPEST = 100;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  /** How the rows at hand are written. */
  private enum Form {
    OBJECTS,
    LISTS,
    NAMED,
    ALONE
  }

  private final JsonParser parser;
  private final JsonGenerator generator;
  private final List<String> names = new ArrayList<>();
  private Form form = Form.ALONE;
  private boolean ended;

  /**
   * @param pointer to the rows; empty: the only list of objects that there is
   */
  JsonText(InputStream bytes, Optional<String> pointer) throws IOException {
    HeldBytes held = HeldBytes.of(bytes);
    generator = JSON.createGenerator(out);
    generator.setRootValueSeparator(null);
    try {
      parser = JSON.createParser(held.stream());
      begin(pointer.isPresent() ? pointer.get() : onlyList(held));
    } catch (JsonProcessingException broken) {
      throw broken(broken);
    } catch (CharConversionException undecodable) {
      throw new Unreadable("the file is no JSON: its bytes are no text");
    }
  }

  private static Unreadable broken(JsonProcessingException broken) {
    int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
    return new Unreadable("the file is no JSON: its rules are broken in line " + line);
  }

  private static String onlyList(HeldBytes held) throws IOException {
    List<String> lists = new ArrayList<>();
    try (JsonParser scan = JSON.createParser(held.stream())) {
      if (scan.nextToken() == null) {
        throw new Unreadable("the file is empty");
      }
      lists(scan, "", lists);
      // The rest must be sound too: half a document is none.
      while (scan.nextToken() != null) {
        scan.skipChildren();
      }
    }
    if (lists.size() > 1) {
      throw new Unreadable(
          "the document has several lists of objects, "
              + String.join(", ", lists.stream().limit(10).map(at -> "`" + at + "`").toList())
              + "; declare the one that is meant, such as `table: {rows: "
              + lists.get(0)
              + "}`");
    }
    return lists.isEmpty() ? "" : lists.get(0);
  }

  /** Adds pointers to lists of objects below the value that has begun, none within another. */
  private static void lists(JsonParser scan, String at, List<String> found) throws IOException {
    if (scan.currentToken() == JsonToken.START_OBJECT) {
      while (scan.nextToken() == JsonToken.FIELD_NAME) {
        String name = scan.getCurrentName().replace("~", "~0").replace("/", "~1");
        scan.nextToken();
        lists(scan, at + "/" + name, found);
      }
      return;
    }
    if (scan.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    boolean objects = false;
    boolean named = false;
    List<String> within = new ArrayList<>();
    for (int i = 0; scan.nextToken() != JsonToken.END_ARRAY; i++) {
      if (scan.currentToken() == null) {
        return;
      }
      if (scan.currentToken() == JsonToken.START_ARRAY && i == 0) {
        named = !texts(scan).isEmpty();
      } else if (scan.currentToken() == JsonToken.START_ARRAY && !named) {
        lists(scan, at + "/" + i, within);
      } else {
        objects |= scan.currentToken() == JsonToken.START_OBJECT;
        scan.skipChildren();
      }
    }
    if (!within.isEmpty()) {
      found.addAll(within);
    } else if (objects || named) {
      found.add(at);
    }
  }

  /** The texts of the list that has begun; none where one of its items is no text. */
  private static List<String> texts(JsonParser list) throws IOException {
    List<String> texts = new ArrayList<>();
    boolean sound = true;
    while (list.nextToken() != JsonToken.END_ARRAY) {
      if (list.currentToken() == null) {
        return List.of();
      }
      sound &= list.currentToken() == JsonToken.VALUE_STRING;
      texts.add(list.currentToken().isScalarValue() ? list.getText() : "");
      list.skipChildren();
    }
    return sound ? texts : List.of();
  }

  /** Goes to what a pointer means, and to its first row. */
  private void begin(String pointer) throws IOException {
    parser.nextToken();
    String[] steps = pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
    for (String step : steps) {
      if (!goTo(step.replace("~1", "/").replace("~0", "~"))) {
        throw new Unreadable("the document has nothing at `" + pointer + "`");
      }
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      parser.nextToken();
      form = Form.OBJECTS;
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        names.addAll(texts(parser));
        if (names.isEmpty()) {
          throw new Unreadable(
              "the first list at `"
                  + pointer
                  + "` holds no names of columns; rows are objects, or"
                  + " lists behind one of names");
        }
        form = Form.LISTS;
        parser.nextToken();
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT && steps.length > 0) {
      parser.nextToken();
      form = Form.NAMED;
    } else if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new Unreadable(
          "at `" + pointer + "` of the document there are no rows, which are a list of objects");
    }
  }

  private boolean goTo(String step) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.getCurrentName().equals(step);
        parser.nextToken();
        if (found) {
          return true;
        }
        parser.skipChildren();
      }
      return false;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY && step.matches("\\d{1,8}")) {
      int wanted = Integer.parseInt(step);
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        if (parser.currentToken() == null) {
          return false;
        }
        if (i == wanted) {
          return true;
        }
        parser.skipChildren();
      }
    }
    return false;
  }

  @Override
  protected boolean make() throws IOException {
    try {
      while (!ended && out.size() < AT_A_TIME) {
        row();
        generator.flush();
      }
      return out.size() > 0;
    } catch (JsonProcessingException broken) {
      throw broken(broken);
    } catch (CharConversionException undecodable) {
      throw new Unreadable("the file is no JSON: its bytes are no text");
    }
  }

  private void row() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
      ended = true;
      return;
    }
    if (form == Form.NAMED) {
      named();
    } else if (form == Form.LISTS && token == JsonToken.START_ARRAY) {
      listed();
    } else {
      // What is no object is refused by whoever reads rows, and counted.
      generator.copyCurrentStructure(parser);
    }
    generator.writeRaw('\n');
    parser.nextToken();
  }

  private void named() throws IOException {
    generator.writeStartObject();
    generator.writeStringField("_key", parser.getCurrentName());
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        generator.writeFieldName(parser.getCurrentName());
        parser.nextToken();
        generator.copyCurrentStructure(parser);
      }
    } else {
      generator.writeFieldName("_value");
      generator.copyCurrentStructure(parser);
    }
    generator.writeEndObject();
  }

  private void listed() throws IOException {
    generator.writeStartObject();
    for (int item = 0; parser.nextToken() != JsonToken.END_ARRAY; item++) {
      if (item < names.size()) {
        generator.writeFieldName(names.get(item));
        generator.copyCurrentStructure(parser);
      } else {
        parser.skipChildren();
      }
    }
    generator.writeEndObject();
  }
}
