package org.waymark.feed.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A PX file, as statistical offices share tables, a row for each of its values: for each variable a
 * column with its value and, where it has codes, one, {@code NAME code}, with the code; then {@code
 * value}.
 *
 * <p>What stands for no number, such as {@code ".."} or {@code "-"}, is written as it is: the feed
 * says by `missing` and `zero` what it means.
 */
final class PxText extends MadeText {
  private static final int AT_A_TIME = 1 << 14;
  private static final int MOST_OF_HEADER = 64 << 20;

  private record Variable(String name, List<String> values, List<String> codes) {}

  private final InputStream in;
  private final List<Variable> variables = new ArrayList<>();
  private final CsvText csv = new CsvText(out);
  private long cells = 1;
  private long cell = -1;

  PxText(InputStream bytes) throws IOException {
    in = new java.io.BufferedInputStream(bytes, 1 << 16);
    byte[] header = header();
    String latin = new String(header, StandardCharsets.ISO_8859_1);
    Map<String, List<String>> entries = entries(new String(header, charset(latin)));
    List<String> names = new ArrayList<>();
    names.addAll(entries.getOrDefault("STUB", List.of()));
    names.addAll(entries.getOrDefault("HEADING", List.of()));
    if (names.isEmpty()) {
      throw new Unreadable("the file is no PX file: it has neither STUB nor HEADING");
    }
    if (entries.containsKey("KEYS")) {
      throw new Unreadable("the PX file has KEYS, which are not read; deliver it without");
    }
    for (String name : names) {
      List<String> values = entries.getOrDefault("VALUES(\"" + name + "\")", List.of());
      List<String> codes = entries.getOrDefault("CODES(\"" + name + "\")", List.of());
      if (values.isEmpty()) {
        values = codes;
      }
      if (values.isEmpty() || (!codes.isEmpty() && codes.size() != values.size())) {
        throw new Unreadable(
            "the variable `" + name + "` of the PX file has no VALUES, or not as many as CODES");
      }
      variables.add(new Variable(name, values, codes));
      cells *= values.size();
      if (cells > Integer.MAX_VALUE) {
        throw new Unreadable("the PX file has more values than can be read");
      }
    }
  }

  /** All bytes before the numbers. */
  private byte[] header() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    boolean quoted = false;
    int wordFrom = 0;
    while (true) {
      int b = in.read();
      if (b < 0 || header.size() > MOST_OF_HEADER) {
        throw new Unreadable("the file is no PX file: it has no DATA");
      }
      quoted ^= b == '"';
      if (!quoted && b == '=') {
        String word =
            new String(
                    header.toByteArray(),
                    wordFrom,
                    header.size() - wordFrom,
                    StandardCharsets.ISO_8859_1)
                .strip();
        if (word.equalsIgnoreCase("DATA")) {
          return header.toByteArray();
        }
      }
      header.write(b);
      if (!quoted && b == ';') {
        wordFrom = header.size();
      }
    }
  }

  private static Charset charset(String header) throws Unreadable {
    boolean marked = header.startsWith("\u00EF\u00BB\u00BF");
    String page = entries(header).getOrDefault("CODEPAGE", List.of("")).get(0);
    if (page.isEmpty()) {
      return marked ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }
    try {
      return Charset.forName(page);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new Unreadable("the PX file is in an encoding that is not known, `" + page + "`");
    }
  }

  /** The entries of the main language: each keyword, with its subject, and its values. */
  private static Map<String, List<String>> entries(String header) {
    Map<String, List<String>> entries = new LinkedHashMap<>();
    int at = header.startsWith("\uFEFF") ? 1 : 0;
    while (at < header.length()) {
      int equals = outside(header, at, '=');
      int end = outside(header, equals, ';');
      if (equals >= header.length()) {
        break;
      }
      String keyword = header.substring(at, equals).strip();
      entries.putIfAbsent(keyword, values(header.substring(equals + 1, end)));
      at = end + 1;
    }
    return entries;
  }

  /** Position of a character outside quotes; the length where there is none. */
  private static int outside(String text, int from, char wanted) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      quoted ^= text.charAt(i) == '"';
      if (!quoted && text.charAt(i) == wanted) {
        return i;
      }
    }
    return text.length();
  }

  private static List<String> values(String written) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        any = true;
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
        any = false;
      } else if (quoted || !Character.isWhitespace(c)) {
        // Long texts are broken over lines, each part in quotes of its own.
        value.append(c);
        any = true;
      }
    }
    if (any) {
      values.add(value.toString());
    }
    return values;
  }

  @Override
  protected boolean make() throws IOException {
    if (cell < 0) {
      int column = 0;
      for (Variable variable : variables) {
        csv.cell(column++, variable.name());
        if (!variable.codes().isEmpty()) {
          csv.cell(column++, variable.name() + " code");
        }
      }
      csv.cell(column, "value");
      csv.end();
      cell = 0;
      return true;
    }
    while (cell < cells && out.size() < AT_A_TIME) {
      String value = value();
      if (value.isEmpty()) {
        throw new Unreadable(
            "the PX file has " + cell + " values, and its variables make " + cells);
      }
      row(value);
      cell++;
    }
    if (out.size() == 0 && !value().isEmpty()) {
      throw new Unreadable("the PX file has more values than the " + cells + " of its variables");
    }
    return out.size() > 0;
  }

  /** The next number or mark; empty at the end. */
  private String value() throws IOException {
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    while (true) {
      int b = in.read();
      boolean between = b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == ',' || b == ';';
      if (b < 0 || (between && !quoted)) {
        if (b < 0 || value.length() > 0) {
          return value.toString();
        }
      } else if (b == '"') {
        quoted = !quoted;
      } else if (value.length() < 100) {
        value.append((char) b);
      }
    }
  }

  private void row(String value) {
    long rest = cell;
    int[] at = new int[variables.size()];
    for (int v = at.length - 1; v >= 0; v--) {
      int size = variables.get(v).values().size();
      at[v] = (int) (rest % size);
      rest /= size;
    }
    int column = 0;
    for (int v = 0; v < at.length; v++) {
      csv.cell(column++, variables.get(v).values().get(at[v]));
      if (!variables.get(v).codes().isEmpty()) {
        csv.cell(column++, variables.get(v).codes().get(at[v]));
      }
    }
    csv.cell(column, value);
    csv.end();
  }
}
