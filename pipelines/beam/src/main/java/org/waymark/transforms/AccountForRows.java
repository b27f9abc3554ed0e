package org.waymark.transforms;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.quality.RowAccount;
import org.waymark.schema.record.DataQuality;

/** What every stage counted → the rows of {@code data_quality}. */
public final class AccountForRows extends PTransform<PCollection<RowBatch>, PCollection<RowBatch>> {
  private static final long serialVersionUID = 1L;

  @Override
  public PCollection<RowBatch> expand(PCollection<RowBatch> partial) {
    return partial
        .apply("Together", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("Add up", ParDo.of(new AddUp()))
        .setCoder(RowBatchCoder.of());
  }

  private static final class AddUp extends DoFn<KV<Integer, Iterable<RowBatch>>, RowBatch> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void addUp(
        @Element KV<Integer, Iterable<RowBatch>> partial, OutputReceiver<RowBatch> out) {
      List<DataQuality> rows =
          StreamSupport.stream(partial.getValue().spliterator(), false)
              .flatMap(batch -> batch.records(DataQuality.class).stream())
              .toList();
      out.output(RowBatch.of("data_quality", RowAccount.conclude(rows)));
    }
  }
}
