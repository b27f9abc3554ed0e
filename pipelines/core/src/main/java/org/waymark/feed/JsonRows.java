package org.waymark.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows of JSON: an object a line. A column {@code a.b} is the field b of the object a. */
final class JsonRows implements RowSource {
  private static final JsonFactory JSON = new JsonFactory();

  private final RowScanner scanner;
  private final Charset charset;
  private final boolean guessed;
  private final JsonKeys keys;
  private final Row row;
  private final boolean aboutPeople;
  private byte[] texts = new byte[1024];
  private int used;
  private Optional<Refusal> refusal = Optional.empty();
  private Optional<Refusal> twice = Optional.empty();
  private final boolean[] seen;
  private final String[] seenAs;
  private final long[] lacking;
  private final List<String> columns;

  /**
   * @param keys which of the columns a key means
   * @param guessed whether the encoding is guessed: a line that is UTF-8 by itself is read as that,
   *     as files are put together of several
   * @param aboutPeople whether what is not among the columns may tell who wrote, with what or where
   */
  JsonRows(
      RowScanner scanner,
      Charset charset,
      boolean guessed,
      List<String> columns,
      JsonKeys keys,
      boolean aboutPeople) {
    this.scanner = scanner;
    this.charset = charset;
    this.guessed = guessed;
    this.aboutPeople = aboutPeople;
    this.columns = List.copyOf(columns);
    this.keys = keys;
    seen = new boolean[columns.size()];
    seenAs = new String[columns.size()];
    lacking = new long[columns.size()];
    row = new Row(columns.size(), StandardCharsets.UTF_8);
  }

  @Override
  public boolean next() throws IOException {
    if (!scanner.next()) {
      return false;
    }
    if (scanner.fault() == RowScanner.Fault.TOO_LONG) {
      refusal = Optional.of(new Refusal("row-too-long", "", Rejections.tooLong("the line")));
      return true;
    }
    used = 0;
    Arrays.fill(row.from, 0);
    Arrays.fill(row.to, 0);
    row.line = scanner.line();
    Arrays.fill(seen, false);
    Arrays.fill(seenAs, "");
    twice = Optional.empty();
    refusal = read();
    row.bytes = texts;
    for (int c = 0; c < seen.length && refusal.isEmpty(); c++) {
      lacking[c] += seen[c] ? 0 : 1;
    }
    return true;
  }

  private Optional<Refusal> read() throws IOException {
    try (JsonParser parser = parser()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return refused("expected a JSON object");
      }
      object(parser, "");
      return parser.nextToken() == null
          ? twice
          : refused("expected one JSON object a line, found more behind it");
    } catch (JsonProcessingException broken) {
      return refused("not JSON: " + RowText.quoted(broken.getOriginalMessage()));
    } catch (java.io.CharConversionException undecodable) {
      return refused("not JSON: its bytes are no text");
    }
  }

  private JsonParser parser() throws IOException {
    byte[] bytes = scanner.bytes();
    int length = scanner.end() - scanner.start();
    Charset charset = charsetOfLine();
    return charset.equals(StandardCharsets.UTF_8)
        ? JSON.createParser(bytes, scanner.start(), length)
        : JSON.createParser(new String(bytes, scanner.start(), length, charset));
  }

  private Charset charsetOfLine() {
    return guessed && Encodings.isUtf8(scanner.bytes(), scanner.start(), scanner.end())
        ? StandardCharsets.UTF_8
        : charset;
  }

  private void object(JsonParser parser, String path) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = path.isEmpty() ? parser.getCurrentName() : path + "." + parser.getCurrentName();
      JsonToken token = parser.nextToken();
      int column = column(name);
      if (token == JsonToken.START_OBJECT) {
        object(parser, name);
      } else if (token == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL && column >= 0) {
        put(column, parser.getText());
      }
    }
  }

  /**
   * The column that a key of this object means, which is there from now on; -1: none. The key that
   * is written as the feed writes it counts, whatever else is there.
   */
  private int column(String name) {
    int exact = keys.exact(name);
    int column = exact >= 0 ? exact : keys.meant(name);
    if (column < 0) {
      return column;
    }
    String asked = columns.get(column);
    if (exact < 0 && seen[column] && !seenAs[column].equals(name)) {
      if (!seenAs[column].equals(asked)) {
        twice =
            Optional.of(
                new Refusal(
                    "ambiguous-column",
                    asked,
                    "the keys "
                        + RowText.quoted(seenAs[column])
                        + " and "
                        + RowText.quoted(name)
                        + " may both be "
                        + RowText.quoted(asked)
                        + "; map one in full"));
      }
      return -1;
    }
    if (exact >= 0) {
      row.set(column, 0, 0);
      twice = twice.filter(refusal -> !refusal.field().equals(asked));
    }
    seen[column] = true;
    seenAs[column] = name;
    return column;
  }

  /** What was read otherwise than it is written. */
  List<String> notes() {
    return keys.notes();
  }

  private void put(int column, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int room = used + encoded.length + EightBytes.SLACK;
    if (room > texts.length) {
      texts = Arrays.copyOf(texts, Math.max(room, texts.length * 2));
    }
    System.arraycopy(encoded, 0, texts, used, encoded.length);
    row.bytes = texts;
    row.set(column, used, used + encoded.length);
    used += encoded.length;
  }

  private static Optional<Refusal> refused(String detail) {
    return Optional.of(new Refusal("bad-json", "", detail));
  }

  /** In how many rows so far a key is not there at all, not even without a value; by its name. */
  SortedMap<String, Long> lacking() {
    TreeMap<String, Long> rows = new TreeMap<>();
    for (int c = 0; c < lacking.length; c++) {
      if (lacking[c] > 0) {
        rows.put(columns.get(c), lacking[c]);
      }
    }
    return rows;
  }

  @Override
  public Optional<Refusal> refusal() {
    return refusal;
  }

  @Override
  public Row row() {
    return row;
  }

  @Override
  public int line() {
    return scanner.line();
  }

  @Override
  public String raw() {
    if (aboutPeople) {
      // Of a line that cannot be taken apart, nothing is known to be harmless.
      return refusal.isPresent() ? "" : RowText.shown(fieldsThatMayBeShown());
    }
    return RowText.shown(scanner.bytes(), scanner.start(), scanner.end(), charsetOfLine());
  }

  /** The keys of this object that the feed reads. */
  private Set<String> asked() {
    Set<String> asked = new LinkedHashSet<>(columns);
    asked.addAll(Arrays.asList(seenAs));
    return asked;
  }

  private String fieldsThatMayBeShown() {
    try (JsonParser names = parser();
        JsonParser line = parser()) {
      return JsonWithheld.without(names, line, asked());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
