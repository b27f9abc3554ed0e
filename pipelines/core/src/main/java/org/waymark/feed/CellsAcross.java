package org.waymark.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Maps a row with cells across as so many rows: each has the row's other columns, the name of the
 * cell and its values. It is rejected if any of them is, else accepted if a value of any is taken.
 */
final class CellsAcross implements RowMapping {
  private final RowMapping inner;
  private final AcrossTable table;
  private final byte[] names;
  private final int[] nameEnds;
  private final int[] source;
  private final Row cell;
  private byte[] bytes;

  /**
   * @param inner maps a row of a cell
   * @param source for each column that is read of a cell's row, its position in {@link
   *     AcrossTable#columns}
   */
  CellsAcross(RowMapping inner, AcrossTable table, int[] source, Charset charset) {
    this.inner = inner;
    this.table = table;
    this.source = source.clone();
    nameEnds = new int[table.cells().size()];
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    for (int c = 0; c < nameEnds.length; c++) {
      written.writeBytes(table.cells().get(c).name().getBytes(charset));
      nameEnds[c] = written.size();
    }
    names = written.toByteArray();
    bytes = Arrays.copyOf(names, names.length + 1024);
    cell = new Row(source.length, charset);
  }

  @Override
  public Outcome map(Row row) {
    int shift = copy(row);
    cell.line = row.line;
    boolean taken = false;
    boolean ahead = false;
    boolean selected = false;
    boolean leftOut = false;
    int fixed = table.kept().size();
    for (int c = 0; c < nameEnds.length; c++) {
      for (int s = 0; s < source.length; s++) {
        int column = source[s];
        if (column == fixed) {
          cell.set(s, c == 0 ? 0 : nameEnds[c - 1], nameEnds[c]);
        } else {
          int of =
              column < fixed
                  ? table.kept().get(column)
                  : table.cells().get(c).values().get(column - fixed - 1);
          cell.set(s, of < 0 ? 0 : row.from[of] + shift, of < 0 ? 0 : row.to[of] + shift);
        }
      }
      cell.part = c + 1;
      Outcome outcome = inner.map(cell);
      taken |= outcome == Outcome.TAKEN;
      ahead |= outcome == Outcome.NOT_YET_KNOWN;
      leftOut |= outcome == Outcome.LEFT_OUT;
      selected |= outcome != Outcome.NOT_SELECTED;
    }
    if (taken) {
      return Outcome.TAKEN;
    }
    if (ahead) {
      return Outcome.NOT_YET_KNOWN;
    }
    if (leftOut) {
      return Outcome.LEFT_OUT;
    }
    return selected ? Outcome.NO_VALUE : Outcome.NOT_SELECTED;
  }

  /** Puts the row's bytes behind the names of cells; gives how far they moved. */
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
    int room = names.length + length + EightBytes.SLACK;
    if (room > bytes.length) {
      bytes = Arrays.copyOf(bytes, room * 2);
    }
    System.arraycopy(row.bytes, length == 0 ? 0 : start, bytes, names.length, length);
    cell.bytes = bytes;
    return names.length - (length == 0 ? 0 : start);
  }
}
