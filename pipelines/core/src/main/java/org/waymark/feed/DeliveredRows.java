package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.waymark.registry.Feed;

/** Some rows of a delivered file again, field by field, to say what is wrong with them. */
public final class DeliveredRows {
  /** Opens the delivered file at a position. */
  public interface Opener {
    /** The bytes from there on. */
    InputStream at(long position) throws IOException;
  }

  /**
   * A row as delivered.
   *
   * @param fields what it holds, by the name of its column or key, in order
   * @param raw the row itself
   */
  record Delivered(Map<String, String> fields, String raw) {}

  private final InspectedFile file;
  private final Feed.Reading reading;
  private final Opener opener;

  /**
   * The rows of that file.
   *
   * @param reading how the feed declares that it is read
   */
  DeliveredRows(InspectedFile file, Feed.Reading reading, Opener opener) {
    this.file = file;
    this.reading = reading;
    this.opener = opener;
  }

  /**
   * Rows by line. Of columns with one name, the first is taken.
   *
   * @param lines on which rows start
   */
  Map<Integer, Delivered> at(SortedSet<Integer> lines) throws IOException {
    Map<Integer, Delivered> found = new TreeMap<>();
    List<Split> splits = file.splits();
    for (int s = 0; s < splits.size(); s++) {
      int next = s + 1 < splits.size() ? splits.get(s + 1).firstLine() : Integer.MAX_VALUE;
      SortedSet<Integer> wanted = lines.subSet(splits.get(s).firstLine(), next);
      if (!wanted.isEmpty() && (reading.linesOfJson() || !file.header().isEmpty())) {
        read(splits.get(s), wanted, found);
      }
    }
    return found;
  }

  private void read(Split split, SortedSet<Integer> lines, Map<Integer, Delivered> found)
      throws IOException {
    boolean json = reading.linesOfJson();
    try (InputStream in = opener.at(file.splittable() ? split.offset() : 0)) {
      RowScanner scanner =
          new RowScanner(
              new LimitedBytes(file.text(in, split, reading.table()), split.length()),
              (byte) file.delimiter(),
              !json,
              split.offset(),
              split.firstLine());
      CsvFields fields = new CsvFields(file.delimiter());
      while (scanner.next() && scanner.line() <= lines.last()) {
        if (lines.contains(scanner.line()) && scanner.fault() == RowScanner.Fault.NONE) {
          found.put(scanner.line(), json ? object(scanner) : row(scanner, fields));
        }
      }
    }
  }

  private Delivered object(RowScanner scanner) throws IOException {
    boolean utf8 = Encodings.isUtf8(scanner.bytes(), scanner.start(), scanner.end());
    Charset charset = utf8 ? StandardCharsets.UTF_8 : file.textCharset();
    String line =
        new String(scanner.bytes(), scanner.start(), scanner.end() - scanner.start(), charset);
    return new Delivered(JsonFields.of(line), line);
  }

  private Delivered row(RowScanner scanner, CsvFields fields) {
    fields.split(scanner.bytes(), scanner.start(), scanner.end(), scanner.quoted());
    List<String> texts = new ArrayList<>();
    for (int f = 0; f < fields.count(); f++) {
      texts.add(
          RowText.trimmed(
              new String(
                  scanner.bytes(),
                  fields.from(f),
                  fields.to(f) - fields.from(f),
                  file.textCharset())));
    }
    Map<String, String> named = new LinkedHashMap<>();
    for (int c = 0; c < file.header().size(); c++) {
      named.putIfAbsent(file.header().get(c), c < texts.size() ? texts.get(c) : "");
    }
    return new Delivered(named, String.join(String.valueOf(file.delimiter()), texts));
  }
}
