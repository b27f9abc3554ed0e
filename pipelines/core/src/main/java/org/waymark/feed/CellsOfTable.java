package org.waymark.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Maps a row with a cell for each period as so many rows. It is rejected if any of them is, else
 * accepted if a value of any is taken.
 *
 * <p>A cell is a number and perhaps flags behind a blank, {@code 12.3 ep}; a colon stands where
 * there is none.
 */
final class CellsOfTable implements RowMapping {
  private final RowMapping inner;
  private final int dimensions;
  private final byte[] periods;
  private final int[] periodEnds;
  private final int[] source;
  private final Row cell;
  private final int[] from;
  private final int[] to;
  private byte[] bytes;

  /**
   * @param inner maps a row of a cell
   * @param source for each column that is read of a cell's row, its position in the table's columns
   */
  CellsOfTable(RowMapping inner, EurostatTable table, int[] source, Charset charset) {
    this.inner = inner;
    this.source = source.clone();
    dimensions = table.dimensions().size();
    periodEnds = new int[table.periods().size()];
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    for (int p = 0; p < periodEnds.length; p++) {
      names.writeBytes(table.periods().get(p).getBytes(charset));
      periodEnds[p] = names.size();
    }
    periods = names.toByteArray();
    bytes = Arrays.copyOf(periods, periods.length + 1024);
    cell = new Row(source.length, charset);
    from = new int[dimensions + 3];
    to = new int[dimensions + 3];
  }

  @Override
  public Outcome map(Row row) {
    int shift = copy(row);
    dimensions(row, shift);
    cell.line = row.line;
    boolean taken = false;
    boolean ahead = false;
    boolean selected = false;
    for (int p = 0; p < periodEnds.length; p++) {
      from[dimensions] = p == 0 ? 0 : periodEnds[p - 1];
      to[dimensions] = periodEnds[p];
      value(row.from[p + 1] + shift, row.to[p + 1] + shift);
      for (int c = 0; c < source.length; c++) {
        cell.set(c, from[source[c]], to[source[c]]);
      }
      cell.part = p + 1;
      Outcome outcome = inner.map(cell);
      taken |= outcome == Outcome.TAKEN;
      ahead |= outcome == Outcome.NOT_YET_KNOWN;
      selected |= outcome != Outcome.NOT_SELECTED;
    }
    if (taken) {
      return Outcome.TAKEN;
    }
    if (ahead) {
      return Outcome.NOT_YET_KNOWN;
    }
    return selected ? Outcome.NO_VALUE : Outcome.NOT_SELECTED;
  }

  /** Puts the row's bytes behind the names of periods; gives how far they moved. */
  private int copy(Row row) {
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (int c = 0; c < row.from.length; c++) {
      if (row.from[c] < row.to[c]) {
        start = Math.min(start, row.from[c]);
        end = Math.max(end, row.to[c]);
      }
    }
    int length = Math.max(end - start, 0);
    int room = periods.length + length + EightBytes.SLACK;
    if (room > bytes.length) {
      bytes = Arrays.copyOf(bytes, room * 2);
    }
    System.arraycopy(row.bytes, length == 0 ? 0 : start, bytes, periods.length, length);
    cell.bytes = bytes;
    return periods.length - (length == 0 ? 0 : start);
  }

  private void dimensions(Row row, int shift) {
    int at = row.from[0] + shift;
    int end = row.to[0] + shift;
    for (int d = 0; d < dimensions; d++) {
      from[d] = at;
      while (at < end && (bytes[at] != ',' || d == dimensions - 1)) {
        at++;
      }
      to[d] = at;
      at = Math.min(at + 1, end);
    }
  }

  private void value(int start, int end) {
    int blank = start;
    while (blank < end && bytes[blank] != ' ') {
      blank++;
    }
    from[dimensions + 1] = start;
    to[dimensions + 1] = blank;
    from[dimensions + 2] = blank;
    to[dimensions + 2] = end;
  }
}
