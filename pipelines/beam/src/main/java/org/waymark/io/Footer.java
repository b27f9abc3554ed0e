package org.waymark.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file.
 *
 * <p>The library keeps a column's encodings in a hash set of enum constants, whose order differs
 * from process to process: the one thing in a file that is not the same every time.
 */
final class Footer {
  private static final int LENGTH_AND_MAGIC = 8;

  private Footer() {}

  /** The same end of a file with the encodings of every column in order of their numbers. */
  static byte[] inFixedOrder(byte[] end) {
    int size =
        ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - LENGTH_AND_MAGIC);
    int start = end.length - LENGTH_AND_MAGIC - size;
    try {
      FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, start, size));
      footer
          .getRow_groups()
          .forEach(
              group ->
                  group
                      .getColumns()
                      .forEach(
                          column ->
                              column
                                  .getMeta_data()
                                  .getEncodings()
                                  .sort(Comparator.comparingInt(Encoding::getValue))));
      ByteArrayOutputStream fixed = new ByteArrayOutputStream(end.length);
      fixed.write(end, 0, start);
      Util.writeFileMetaData(footer, fixed);
      int written = fixed.size() - start;
      fixed.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(written).array());
      fixed.write(end, end.length - 4, 4);
      return fixed.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
