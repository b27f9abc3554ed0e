package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.quality.ColumnsGone;
import org.waymark.quality.Deliveries;
import org.waymark.quality.RowAccount;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.Delivery;

/** What every stage counted → the rows of {@code data_quality} and {@code delivery}. */
public final class AccountForRows extends PTransform<PCollection<RowBatch>, PCollection<RowBatch>> {
  private static final long serialVersionUID = 1L;

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;

  /** Adds up for that run. */
  public AccountForRows(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
    this.stamp = stamp;
    this.snapshot = snapshot;
  }

  @Override
  public PCollection<RowBatch> expand(PCollection<RowBatch> partial) {
    return partial
        .apply("Together", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("Add up", ParDo.of(new AddUp(stamp, snapshot)).withSideInputs(snapshot))
        .setCoder(RowBatchCoder.of());
  }

  private static final class AddUp extends DoFn<KV<Integer, Iterable<RowBatch>>, RowBatch> {
    private static final long serialVersionUID = 1L;

    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    AddUp(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void addUp(ProcessContext context) {
      Snapshot told = context.sideInput(snapshot);
      List<DataQuality> rows = new ArrayList<>();
      List<Delivery> files = new ArrayList<>();
      for (RowBatch batch : context.element().getValue()) {
        if (batch.table().equals("delivery")) {
          files.addAll(batch.records(Delivery.class));
        } else {
          rows.addAll(batch.records(DataQuality.class));
        }
      }
      rows.addAll(
          ColumnsGone.of(
              files, told.previous("delivery", Delivery.class), stamp.asOf(), stamp.runId()));
      context.output(RowBatch.of("data_quality", RowAccount.conclude(rows)));
      context.output(
          RowBatch.of(
              "delivery",
              Deliveries.conclude(
                  files,
                  told.previous("delivery", Delivery.class),
                  rows,
                  told.workspace().feeds(),
                  told.age().seen(),
                  stamp.asOf(),
                  stamp.runId())));
    }
  }
}
