package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.waymark.coders.PackedCoder;
import org.waymark.coders.PackedRecords;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.experiment.ExperimentAnalysis;
import org.waymark.experiment.ExperimentReading;
import org.waymark.experiment.RowTally;
import org.waymark.learning.LearningLoops;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Experiment;
import org.waymark.registry.Mission;
import org.waymark.registry.RecordKind;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.table.ExperimentRows;
import org.waymark.table.LoopRows;

/** Records of assignments and outcomes → what each experiment shows and what to do about it. */
public final class JudgeExperiments
    extends PTransform<PCollection<KV<String, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Rows of the tables of experiments, and of {@code rejected_record}. */
  public static final TupleTag<RowBatch> ROWS = new TupleTag<>("experiment rows") {};

  /** Partial rows of {@code data_quality}. */
  public static final TupleTag<RowBatch> ACCOUNT = new TupleTag<>("experiment account") {};

  private static final String USE = RecordKind.ASSIGNMENT.use();

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;

  /** Judges the experiments of that registry. */
  public JudgeExperiments(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
    this.stamp = stamp;
    this.snapshot = snapshot;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, byte[]>> records) {
    KvCoder<String, byte[]> coder = KvCoder.of(StringUtf8Coder.of(), PackedCoder.of());
    // Experiments are in the tables also where nothing was delivered for them.
    PCollection<KV<String, byte[]>> always =
        records
            .getPipeline()
            .apply("Every experiment", Create.of(KV.of(USE, new byte[0])).withCoder(coder));
    PCollectionTuple judged =
        PCollectionList.of(
                records.apply("Of experiments", Filter.by(kv -> kv.getKey().equals(USE))))
            .and(always)
            .apply("With silent experiments", Flatten.pCollections())
            .apply("Gather records", GroupByKey.create())
            .apply(
                "Judge",
                ParDo.of(new Judge(stamp, snapshot))
                    .withSideInputs(snapshot)
                    .withOutputTags(ROWS, TupleTagList.of(ACCOUNT)));
    judged.get(ROWS).setCoder(RowBatchCoder.of());
    judged.get(ACCOUNT).setCoder(RowBatchCoder.of());
    return judged;
  }

  private static final class Judge extends DoFn<KV<String, Iterable<byte[]>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    Judge(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void judge(ProcessContext context, MultiOutputReceiver out) {
      Snapshot known = context.sideInput(snapshot);
      Workspace workspace = known.workspace();
      List<RecordBatch> batches = new ArrayList<>();
      for (byte[] packed : context.element().getValue()) {
        if (packed.length > 0) {
          batches.add(PackedRecords.unpack(packed));
        }
      }
      DisclosureRule rule = DisclosureRule.of(workspace.settings().disclosure());
      ExperimentRows rows = new ExperimentRows(rule, stamp.asOf(), stamp.runId());
      List<DataQuality> account = new ArrayList<>();
      List<RejectedRecord> refused = new ArrayList<>();
      List<org.waymark.schema.record.Experiment> previous =
          known.previous("experiment", org.waymark.schema.record.Experiment.class);
      for (Mission mission : workspace.missions()) {
        for (Experiment experiment : mission.trials().experiments()) {
          ExperimentReading reading =
              ExperimentAnalysis.of(
                  experiment, batches, workspace.indicators(), rule, stamp.asOf());
          rows.add(reading, previous);
          tell(known, reading.tally(), account, refused);
        }
      }
      out.get(ROWS).output(RowBatch.of("experiment", rows.experiments()));
      out.get(ROWS).output(RowBatch.of("experiment_result", rows.results()));
      out.get(ROWS).output(RowBatch.of("experiment_week", rows.weeks()));
      out.get(ROWS).output(RowBatch.of("experiment_check", rows.checks()));
      LearningLoops loops = LearningLoops.of(batches, workspace.missions(), stamp.asOf());
      tell(known, loops.tally(), account, refused);
      LoopRows loopRows = new LoopRows(stamp.asOf(), stamp.runId());
      out.get(ROWS)
          .output(RowBatch.of("learning_loop", loopRows.loops(loops, workspace.missions())));
      out.get(ROWS).output(RowBatch.of("loop_stage", loopRows.stages(loops)));
      out.get(ROWS).output(RowBatch.of("rejected_record", refused));
      out.get(ACCOUNT).output(RowBatch.of("data_quality", account));
    }

    private void tell(
        Snapshot known, RowTally tally, List<DataQuality> account, List<RejectedRecord> refused) {
      for (Map.Entry<RowTally.Skipped, Long> skipped : tally.skipped().entrySet()) {
        account.add(
            stamp.counted(
                known.workspace().feeds().get(skipped.getKey().feed()).id(),
                known.files().get(skipped.getKey().file()),
                skipped.getKey().reason(),
                skipped.getValue()));
      }
      for (RowTally.Refusal refusal : tally.refusals()) {
        String feed = known.workspace().feeds().get(refusal.feed()).id();
        String file = known.files().get(refusal.file());
        account.add(stamp.counted(feed, file, "not-of-the-experiment", 1));
        refused.add(
            RejectedRecord.newBuilder()
                .setFeedId(feed)
                .setSourceFile(file)
                .setLine(refusal.line())
                .setField(refusal.field())
                .setReason(refusal.reason())
                .setDetail(refusal.detail())
                .setRaw("")
                .setAsOf(stamp.asOf())
                .setRunId(stamp.runId())
                .build());
      }
    }
  }
}
