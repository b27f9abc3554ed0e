package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.waymark.registry.TableShape;

/** Some rows of a delivered file again, field by field, to say what is wrong with them. */
public final class DeliveredRows {
  /** Opens the delivered file at a position. */
  public interface Opener {
    /** The bytes from there on. */
    InputStream at(long position) throws IOException;
  }

  private final InspectedFile file;
  private final TableShape table;
  private final Opener opener;

  /**
   * The rows of that file.
   *
   * @param table as the feed declares it
   */
  public DeliveredRows(InspectedFile file, TableShape table, Opener opener) {
    this.file = file;
    this.table = table;
    this.opener = opener;
  }

  /**
   * The fields of rows by line, as delivered; none of a file whose rows are no delimited lines.
   *
   * @param lines on which rows start
   */
  public Map<Integer, List<String>> at(SortedSet<Integer> lines) throws IOException {
    Map<Integer, List<String>> found = new TreeMap<>();
    List<Split> splits = file.splits();
    for (int s = 0; s < splits.size(); s++) {
      int next = s + 1 < splits.size() ? splits.get(s + 1).firstLine() : Integer.MAX_VALUE;
      SortedSet<Integer> wanted = lines.subSet(splits.get(s).firstLine(), next);
      if (!wanted.isEmpty() && !file.header().isEmpty()) {
        read(splits.get(s), wanted, found);
      }
    }
    return found;
  }

  private void read(Split split, SortedSet<Integer> lines, Map<Integer, List<String>> found)
      throws IOException {
    try (InputStream in = opener.at(file.splittable() ? split.offset() : 0)) {
      RowScanner scanner =
          new RowScanner(
              new LimitedBytes(file.text(in, split, table), split.length()),
              (byte) file.delimiter(),
              true,
              split.offset(),
              split.firstLine());
      CsvFields fields = new CsvFields(file.delimiter());
      while (scanner.next() && scanner.line() <= lines.last()) {
        if (lines.contains(scanner.line()) && scanner.fault() == RowScanner.Fault.NONE) {
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
          found.put(scanner.line(), texts);
        }
      }
    }
  }
}
