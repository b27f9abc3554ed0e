package org.waymark.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.waymark.table.Column.Dictionary;

/** Values of a dictionary that are in use, as Parquet writes them plainly. */
final class DictionaryValues {

  private DictionaryValues() {}

  /** The values at those positions, one after another. */
  static byte[] plain(Dictionary all, int[] used) {
    if (all instanceof Dictionary.Texts texts) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int u : used) {
        bytes.writeBytes(PageEncoder.text(texts.values()[u]));
      }
      return bytes.toByteArray();
    }
    ByteBuffer buffer = ByteBuffer.allocate(used.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    if (all instanceof Dictionary.Doubles doubles) {
      for (int u : used) {
        buffer.putDouble(doubles.values()[u]);
      }
    } else if (all instanceof Dictionary.Days days) {
      for (int u : used) {
        buffer.putInt(days.values()[u]);
      }
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  /** Bounds of the whole dictionary: wider than a page's own, and so still true of it. */
  static void widen(Statistics<?> statistics, Dictionary all, int[] used) {
    for (int u : used) {
      if (all instanceof Dictionary.Texts texts) {
        statistics.updateStats(Binary.fromString(texts.values()[u]));
      } else if (all instanceof Dictionary.Doubles doubles) {
        statistics.updateStats(doubles.values()[u]);
      } else if (all instanceof Dictionary.Days days) {
        statistics.updateStats(days.values()[u]);
      }
    }
  }
}
