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
    ColumnStream.writeDoubles(out, batch.base(), size);
    ColumnStream.writeTexts(out, batch.secondCluster(), size);
    ColumnStream.writeDoubles(out, batch.secondPopulation(), size);
    ColumnStream.writeInt(out, batch.margins());
    ColumnStream.writeInts(out, batch.category(), size * batch.margins());
  }

  @Override
  public RespondentBatch decode(InputStream in) throws IOException {
    int feed = ColumnStream.readInt(in);
    int file = ColumnStream.readInt(in);
    int size = ColumnStream.readInt(in);
    int[] indicator = ColumnStream.readInts(in, size);
    int[] place = ColumnStream.readInts(in, size);
    int[] period = ColumnStream.readInts(in, size);
    int[] line = ColumnStream.readInts(in, size);
    String[] respondent = ColumnStream.readTexts(in, size);
    double[] weight = ColumnStream.readDoubles(in, size);
    double[] answer = ColumnStream.readDoubles(in, size);
    String[] stratum = ColumnStream.readTexts(in, size);
    String[] cluster = ColumnStream.readTexts(in, size);
    double[] population = ColumnStream.readDoubles(in, size);
    double[] base = ColumnStream.readDoubles(in, size);
    String[] secondCluster = ColumnStream.readTexts(in, size);
    double[] secondPopulation = ColumnStream.readDoubles(in, size);
    int margins = ColumnStream.readInt(in);
    int[] category = ColumnStream.readInts(in, size * margins);
    return new RespondentBatch(
        feed,
        file,
        size,
        indicator,
        place,
        period,
        line,
        respondent,
        weight,
        answer,
        stratum,
        cluster,
        population,
        base,
        secondCluster,
        secondPopulation,
        margins,
        category);
  }
}
