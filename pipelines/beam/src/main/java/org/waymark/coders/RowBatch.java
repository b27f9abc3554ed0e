package org.waymark.coders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.waymark.schema.PublishedTable;

/**
 * Some rows of a published table, Avro-encoded: how small tables travel, many rows an element.
 *
 * @param table name of the table
 * @param rows number of rows
 * @param encoded the records one after another
 */
public record RowBatch(String table, int rows, byte[] encoded) implements Serializable {

  /** The records as a batch; all are of the given table. */
  public static <T extends SpecificRecordBase> RowBatch of(String table, List<T> records) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(64 * records.size() + 16);
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      SpecificDatumWriter<T> writer =
          new SpecificDatumWriter<>(PublishedTable.named(table).schema());
      for (T record : records) {
        writer.write(record, encoder);
      }
      encoder.flush();
      return new RowBatch(table, records.size(), out.toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The records again. */
  public <T extends SpecificRecordBase> List<T> records(Class<T> type) {
    SpecificDatumReader<T> reader = new SpecificDatumReader<>(type);
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(encoded, null);
    List<T> records = new ArrayList<>(rows);
    try {
      for (int r = 0; r < rows; r++) {
        records.add(type.cast(reader.read(null, decoder)));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return records;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowBatch that
        && table.equals(that.table)
        && rows == that.rows
        && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return 31 * table.hashCode() + Arrays.hashCode(encoded);
  }
}
