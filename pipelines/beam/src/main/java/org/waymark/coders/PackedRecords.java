package org.waymark.coders;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.waymark.record.RecordBatch;
import org.waymark.registry.RecordField;
import org.waymark.registry.RecordKind;

/** {@link RecordBatch}es as the bytes in which they travel, column by column. */
public final class PackedRecords {
  private PackedRecords() {}

  /** The batch as bytes. */
  public static byte[] pack(RecordBatch batch) {
    int rows = batch.size();
    List<RecordField> fields = batch.kind().fields();
    byte[] attached = ColumnBytes.texts(batch.attached());
    List<byte[]> texts = new ArrayList<>();
    byte[] kind = batch.kind().word().getBytes(StandardCharsets.US_ASCII);
    long size =
        4L + kind.length + 3 * 4 + ColumnBytes.size(rows, 4, rows) + rows + 4L + attached.length;
    for (int f = 0; f < fields.size(); f++) {
      RecordField field = fields.get(f);
      boolean text = !field.isDay() && field.type() != RecordField.Type.NUMBER;
      byte[] bytes = text ? ColumnBytes.texts(batch.texts(f)) : new byte[0];
      texts.add(bytes);
      size += text ? 4L + bytes.length : ColumnBytes.size(rows, field.isDay() ? 4 : 8, rows);
    }
    ColumnBytes packed =
        ColumnBytes.ofSize(size)
            .bytes(kind)
            .integer(batch.feed())
            .integer(batch.file())
            .integer(rows)
            .ints(batch.lines(), rows)
            .flags(batch.claimedTwice(), rows)
            .bytes(attached);
    for (int f = 0; f < fields.size(); f++) {
      RecordField field = fields.get(f);
      if (field.isDay()) {
        packed = packed.ints(batch.days(f), rows);
      } else if (field.type() == RecordField.Type.NUMBER) {
        packed = packed.doubles(batch.numbers(f), rows);
      } else {
        packed = packed.bytes(texts.get(f));
      }
    }
    return packed.filled();
  }

  /**
   * The batch again.
   *
   * @throws java.nio.BufferUnderflowException if the columns end early or late
   */
  public static RecordBatch unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(bytes);
    RecordKind kind =
        RecordKind.of(new String(columns.bytes(), StandardCharsets.US_ASCII)).orElseThrow();
    int feed = columns.integer();
    int file = columns.integer();
    int rows = columns.integer();
    int[] lines = columns.ints(rows);
    boolean[] claimedTwice = columns.flags(rows);
    String[] attached = columns.texts(rows);
    List<Object> values = new ArrayList<>();
    for (RecordField field : kind.fields()) {
      if (field.isDay()) {
        values.add(columns.ints(rows));
      } else if (field.type() == RecordField.Type.NUMBER) {
        values.add(columns.doubles(rows));
      } else {
        values.add(columns.texts(rows));
      }
    }
    columns.requireEnd();
    return RecordBatch.of(kind, feed, file, lines, attached, claimedTwice, values);
  }
}
