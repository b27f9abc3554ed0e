package org.waymark.feed;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/** Rows of delimited text. */
final class CsvRows implements RowSource {
  private final RowScanner scanner;
  private final CsvFields fields;
  private final Row row;
  private final Charset charset;
  private final char delimiter;
  private final int[] position;
  private final boolean[] named;
  private final Set<Integer> withheld;
  private final int width;
  private final byte[] delivered = new byte[RowText.BYTES];
  private int deliveredLength;
  private Optional<Refusal> refusal = Optional.empty();

  /**
   * @param width fields of the header
   * @param position in the header of each column that is read
   * @param named whether a code and its name stand in each column that is read
   * @param withheld positions in the header of what is not to be shown
   * @param guessed whether the encoding is guessed, and rows may be in UTF-8 nevertheless
   */
  CsvRows(
      RowScanner scanner,
      char delimiter,
      Charset charset,
      int width,
      int[] position,
      boolean[] named,
      Set<Integer> withheld,
      boolean guessed) {
    this.scanner = scanner;
    this.delimiter = delimiter;
    this.charset = charset;
    this.width = width;
    this.position = position.clone();
    this.named = named.clone();
    this.withheld = withheld;
    fields = new CsvFields(delimiter);
    row = new Row(position.length, charset, guessed);
  }

  @Override
  public boolean next() throws IOException {
    if (!scanner.next()) {
      return false;
    }
    if (scanner.fault() != RowScanner.Fault.NONE) {
      deliveredLength = 0;
      refusal = Optional.of(broken());
      return true;
    }
    byte[] bytes = scanner.bytes();
    int start = scanner.start();
    int end = scanner.end();
    deliveredLength = 0;
    if (scanner.quoted()) {
      // Splitting a quoted row changes it in place.
      deliveredLength = Math.min(end - start, RowText.BYTES);
      System.arraycopy(bytes, start, delivered, 0, deliveredLength);
    }
    fields.split(bytes, start, end, scanner.quoted());
    row.bytes = bytes;
    row.line = scanner.line();
    if (fields.count() == width) {
      refusal = Optional.empty();
      for (int c = 0; c < position.length; c++) {
        row.set(c, fields.from(position[c]), fields.to(position[c]));
      }
    } else {
      otherWidth(bytes);
    }
    for (int c = 0; c < named.length; c++) {
      if (named[c]) {
        row.endBeforeName(c);
      }
    }
    return true;
  }

  /** Empty fields may be too many, or all that there is: neither says anything. */
  private void otherWidth(byte[] bytes) {
    int last = fields.count();
    while (last > 0 && isBlank(bytes, fields.from(last - 1), fields.to(last - 1))) {
      last--;
    }
    if (last > width || (last > 0 && fields.count() < width)) {
      refusal =
          Optional.of(
              new Refusal(
                  "wrong-number-of-fields",
                  "",
                  fields.count() + " fields; the header has " + width));
      return;
    }
    refusal = Optional.empty();
    for (int c = 0; c < position.length; c++) {
      boolean present = position[c] < last;
      row.set(c, present ? fields.from(position[c]) : 0, present ? fields.to(position[c]) : 0);
    }
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private Refusal broken() {
    return scanner.fault() == RowScanner.Fault.TOO_LONG
        ? new Refusal("row-too-long", "", Rejections.tooLong("the row"))
        : new Refusal(
            "broken-quoting",
            "",
            "a quote opens a field here but does not close it rightly; reading went on at the next"
                + " line");
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
    if (!withheld.isEmpty()) {
      // Where the fields of a row cannot be told apart, none of it is known to be harmless.
      return refusal.isPresent() ? "" : RowText.shown(fieldsThatMayBeShown());
    }
    return deliveredLength > 0
        ? RowText.shown(delivered, 0, deliveredLength, charset)
        : RowText.shown(scanner.bytes(), scanner.start(), scanner.end(), charset);
  }

  private String fieldsThatMayBeShown() {
    StringBuilder shown = new StringBuilder();
    for (int f = 0; f < fields.count() && shown.length() < RowText.BYTES; f++) {
      if (f > 0) {
        shown.append(delimiter);
      }
      if (!withheld.contains(f)) {
        int length = Math.min(fields.to(f) - fields.from(f), RowText.BYTES);
        shown.append(quoted(new String(scanner.bytes(), fields.from(f), length, charset)));
      }
    }
    return shown.toString();
  }

  private String quoted(String field) {
    boolean plain =
        field.indexOf(delimiter) < 0 && field.chars().noneMatch(c -> c == '"' || c < ' ');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
