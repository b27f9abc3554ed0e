package org.waymark.transforms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.publish.WrittenFile;
import org.waymark.schema.PublishedTable;

/**
 * Writes the rows of small tables, a file a table, sorted by key. Tables without rows are written
 * too, so that they can be queried.
 */
public final class PublishRows extends PTransform<PCollection<RowBatch>, PCollection<WrittenFile>> {
  private static final long serialVersionUID = 1L;
  private final RunStamp stamp;
  private final List<String> tables;

  /** Writes these tables of a run. */
  public PublishRows(RunStamp stamp, List<String> tables) {
    this.stamp = stamp;
    this.tables = List.copyOf(tables);
  }

  @Override
  public PCollection<WrittenFile> expand(PCollection<RowBatch> rows) {
    PCollection<RowBatch> none =
        rows.getPipeline()
            .apply(
                "Every table",
                Create.of(tables.stream().map(table -> RowBatch.of(table, List.of())).toList())
                    .withCoder(RowBatchCoder.of()));
    return PCollectionList.of(rows)
        .and(none)
        .apply("With empty tables", Flatten.pCollections())
        .apply("By table", WithKeys.of(RowBatch::table))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.of()))
        .apply("Gather", GroupByKey.create())
        .apply("Write", ParDo.of(new Write(stamp)))
        .setCoder(SerializableCoder.of(WrittenFile.class));
  }

  private static final class Write extends DoFn<KV<String, Iterable<RowBatch>>, WrittenFile> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;

    Write(RunStamp stamp) {
      this.stamp = stamp;
    }

    @ProcessElement
    public void write(
        @Element KV<String, Iterable<RowBatch>> gathered, OutputReceiver<WrittenFile> out)
        throws IOException {
      PublishedTable table = PublishedTable.named(gathered.getKey());
      List<SpecificRecordBase> records = new ArrayList<>();
      for (RowBatch batch : gathered.getValue()) {
        records.addAll(batch.records(recordClass(table.schema())));
      }
      out.output(SortedRows.write(stamp, table, 0, records));
    }

    @SuppressWarnings("unchecked") // Every schema of a published table has its record class.
    private static Class<SpecificRecordBase> recordClass(Schema schema) {
      return SpecificData.get().getClass(schema);
    }
  }
}
