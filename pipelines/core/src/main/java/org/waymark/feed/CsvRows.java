package org.waymark.feed;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Rows of delimited text. */
final class CsvRows implements RowSource {
  private static final int ABSENT = -1;

  private final RowScanner scanner;
  private final CsvFields fields;
  private final Row row;
  private final Charset charset;
  private final int[] position;
  private final int width;
  private final byte[] delivered = new byte[RowText.BYTES];
  private int deliveredLength;
  private Optional<Refusal> refusal = Optional.empty();

  CsvRows(
      RowScanner scanner,
      char delimiter,
      Charset charset,
      List<String> header,
      List<String> columns) {
    this.scanner = scanner;
    this.charset = charset;
    fields = new CsvFields(delimiter);
    row = new Row(columns.size(), charset);
    width = header.size();
    position = new int[columns.size()];
    for (int c = 0; c < position.length; c++) {
      position[c] = header.indexOf(columns.get(c));
      if (position[c] == ABSENT) {
        throw new IllegalArgumentException("no column " + columns.get(c) + " in the header");
      }
    }
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
    return deliveredLength > 0
        ? RowText.shown(delivered, 0, deliveredLength, charset)
        : RowText.shown(scanner.bytes(), scanner.start(), scanner.end(), charset);
  }
}
