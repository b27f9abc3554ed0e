package org.waymark.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Writes a {@link RowBatch}. */
public final class RowBatchCoder extends AtomicCoder<RowBatch> {
  private static final long serialVersionUID = 1L;
  private static final RowBatchCoder INSTANCE = new RowBatchCoder();

  private RowBatchCoder() {}

  /** The coder. */
  public static RowBatchCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(RowBatch batch, OutputStream out) throws IOException {
    ColumnStream.writeText(out, batch.table());
    ColumnStream.writeInt(out, batch.rows());
    ColumnStream.writeBytes(out, batch.encoded());
  }

  @Override
  public RowBatch decode(InputStream in) throws IOException {
    return new RowBatch(
        ColumnStream.readText(in), ColumnStream.readInt(in), ColumnStream.readBytes(in));
  }
}
