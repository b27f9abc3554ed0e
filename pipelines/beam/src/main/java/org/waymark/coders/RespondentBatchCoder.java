package org.waymark.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.waymark.survey.RespondentBatch;

/** Writes a {@link RespondentBatch} column by column. */
public final class RespondentBatchCoder extends AtomicCoder<RespondentBatch> {
  private static final long serialVersionUID = 1L;
  private static final RespondentBatchCoder INSTANCE = new RespondentBatchCoder();

  private RespondentBatchCoder() {}

  /** The coder. */
  public static RespondentBatchCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(RespondentBatch batch, OutputStream out) throws IOException {
    int size = batch.size();
    ColumnStream.writeInt(out, batch.feed());
    ColumnStream.writeInt(out, batch.file());
    ColumnStream.writeInt(out, size);
    ColumnStream.writeInts(out, batch.indicator(), size);
    ColumnStream.writeInts(out, batch.place(), size);
    ColumnStream.writeInts(out, batch.period(), size);
    ColumnStream.writeInts(out, batch.line(), size);
    ColumnStream.writeTexts(out, batch.respondent(), size);
    ColumnStream.writeDoubles(out, batch.weight(), size);
    ColumnStream.writeDoubles(out, batch.answer(), size);
    ColumnStream.writeTexts(out, batch.stratum(), size);
    ColumnStream.writeTexts(out, batch.cluster(), size);
    ColumnStream.writeDoubles(out, batch.population(), size);
  }

  @Override
  public RespondentBatch decode(InputStream in) throws IOException {
    int feed = ColumnStream.readInt(in);
    int file = ColumnStream.readInt(in);
    int size = ColumnStream.readInt(in);
    return new RespondentBatch(
        feed,
        file,
        size,
        ColumnStream.readInts(in, size),
        ColumnStream.readInts(in, size),
        ColumnStream.readInts(in, size),
        ColumnStream.readInts(in, size),
        ColumnStream.readTexts(in, size),
        ColumnStream.readDoubles(in, size),
        ColumnStream.readDoubles(in, size),
        ColumnStream.readTexts(in, size),
        ColumnStream.readTexts(in, size),
        ColumnStream.readDoubles(in, size));
  }
}
