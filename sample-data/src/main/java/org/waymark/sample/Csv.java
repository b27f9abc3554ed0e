package org.waymark.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The little CSV that the generator itself needs, and its own resources. */
final class Csv {
  private Csv() {}

  /** The field as it is written: in quotes where it holds a delimiter, a quote or a line break. */
  static String quoted(String field, char delimiter) {
    boolean plain =
        field.indexOf(delimiter) < 0
            && field.indexOf('"') < 0
            && field.indexOf('\n') < 0
            && field.indexOf('\r') < 0;
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /** A text resource of this package. */
  static String resource(String name) {
    try (InputStream in = Csv.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Rows of a resource split at '|', without its header, comments and blank lines. */
  static List<List<String>> table(String name) {
    List<List<String>> rows = new ArrayList<>();
    List<String> lines =
        resource(name)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .skip(1)
            .toList();
    for (String line : lines) {
      List<String> cells = new ArrayList<>();
      for (String cell : line.split("\\|", -1)) {
        cells.add(cell.strip());
      }
      rows.add(List.copyOf(cells));
    }
    return rows;
  }
}
