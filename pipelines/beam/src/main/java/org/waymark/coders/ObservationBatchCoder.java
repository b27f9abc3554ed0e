package org.waymark.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.waymark.panel.ObservationBatch;

/** Writes an {@link ObservationBatch} column by column. */
public final class ObservationBatchCoder extends AtomicCoder<ObservationBatch> {
  private static final long serialVersionUID = 1L;
  private static final ObservationBatchCoder INSTANCE = new ObservationBatchCoder();

  private ObservationBatchCoder() {}

  /** The coder. */
  public static ObservationBatchCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(ObservationBatch batch, OutputStream out) throws IOException {
    int size = batch.size();
    ColumnStream.writeInt(out, batch.feed());
    ColumnStream.writeInt(out, batch.file());
    ColumnStream.writeInt(out, size);
    ColumnStream.writeInts(out, batch.indicator(), size);
    ColumnStream.writeInts(out, batch.place(), size);
    ColumnStream.writeInts(out, batch.period(), size);
    ColumnStream.writeInts(out, batch.line(), size);
    ColumnStream.writeLongs(out, batch.revision(), size);
    ColumnStream.writeDoubles(out, batch.numerator(), size);
    ColumnStream.writeDoubles(out, batch.denominator(), size);
    ColumnStream.writeDoubles(out, batch.value(), size);
    ColumnStream.writeDoubles(out, batch.standardError(), size);
    ColumnStream.writeDoubles(out, batch.n(), size);
  }

  @Override
  public ObservationBatch decode(InputStream in) throws IOException {
    int feed = ColumnStream.readInt(in);
    int file = ColumnStream.readInt(in);
    int size = ColumnStream.readInt(in);
    return new ObservationBatch(
        feed,
        file,
        size,
        ColumnStream.readInts(in, size),
        ColumnStream.readInts(in, size),
        ColumnStream.readInts(in, size),
        ColumnStream.readInts(in, size),
        ColumnStream.readLongs(in, size),
        ColumnStream.readDoubles(in, size),
        ColumnStream.readDoubles(in, size),
        ColumnStream.readDoubles(in, size),
        ColumnStream.readDoubles(in, size),
        ColumnStream.readDoubles(in, size));
  }
}
