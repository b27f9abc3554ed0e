package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.waymark.coders.PackedCoder;
import org.waymark.coders.PackedObservations;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.disclosure.HiddenEstimates;
import org.waymark.panel.ObservationBatch;
import org.waymark.registry.Indicator;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.DataQuality;
import org.waymark.survey.FileTally;
import org.waymark.survey.RespondentBatch;
import org.waymark.survey.SurveyEstimates;
import org.waymark.survey.SurveyEstimation;

/** Respondents → estimates, which from here on walk the way of observations. */
public final class EstimateSurveys
    extends PTransform<PCollection<KV<Integer, RespondentBatch>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Estimates as observations, by shard. */
  public static final TupleTag<KV<Integer, byte[]>> OBSERVATIONS =
      new TupleTag<>("estimated observations") {};

  /** Rows of {@code survey_estimate}. */
  public static final TupleTag<RowBatch> ESTIMATES = new TupleTag<>("estimates") {};

  /** Partial rows of {@code data_quality}. */
  public static final TupleTag<RowBatch> ACCOUNT = new TupleTag<>("survey account") {};

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;

  /** Estimates by that registry. */
  public EstimateSurveys(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
    this.stamp = stamp;
    this.snapshot = snapshot;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, RespondentBatch>> respondents) {
    PCollectionTuple estimated =
        respondents
            .apply("Gather indicators", GroupByKey.create())
            .apply(
                "Estimate",
                ParDo.of(new Estimate(stamp, snapshot))
                    .withSideInputs(snapshot)
                    .withOutputTags(OBSERVATIONS, TupleTagList.of(ESTIMATES).and(ACCOUNT)));
    estimated.get(OBSERVATIONS).setCoder(KvCoder.of(VarIntCoder.of(), PackedCoder.of()));
    estimated.get(ESTIMATES).setCoder(RowBatchCoder.of());
    estimated.get(ACCOUNT).setCoder(RowBatchCoder.of());
    return estimated;
  }

  private static final class Estimate
      extends DoFn<KV<Integer, Iterable<RespondentBatch>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    Estimate(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void estimate(ProcessContext context, MultiOutputReceiver out) {
      Snapshot told = context.sideInput(snapshot);
      Workspace workspace = told.workspace();
      List<Indicator> indicators = workspace.indicators();
      List<String> files = told.files();
      int shard = context.element().getKey();
      List<RespondentBatch> batches =
          StreamSupport.stream(context.element().getValue().spliterator(), false).toList();
      int[] asked =
          batches.stream()
              .flatMapToInt(b -> java.util.Arrays.stream(b.indicator(), 0, b.size()))
              .sorted()
              .distinct()
              .toArray();
      for (int position : asked) {
        SurveyEstimates estimates =
            SurveyEstimation.estimate(
                indicators.get(position), position, workspace.feeds(), batches);
        out.get(ESTIMATES)
            .output(
                RowBatch.of(
                    "survey_estimate",
                    HiddenEstimates.of(
                        estimates.rows(workspace, stamp.asOf(), stamp.runId()),
                        indicators.get(position).measure(),
                        workspace.places(),
                        DisclosureRule.of(workspace.settings().disclosure()))));
        for (ObservationBatch batch : estimates.observations()) {
          out.get(OBSERVATIONS).output(KV.of(shard, PackedObservations.pack(batch)));
        }
        List<DataQuality> account = new ArrayList<>();
        for (FileTally tally : estimates.tallies()) {
          String feed = workspace.feeds().get(tally.feed()).id();
          String file = files.get(tally.file());
          account.add(stamp.counted(feed, file, "superseded", tally.superseded()));
          account.add(stamp.counted(feed, file, "conflict", tally.conflicting()));
          account.add(stamp.counted(feed, file, "without-weight", tally.weightless()));
        }
        out.get(ACCOUNT).output(RowBatch.of("data_quality", account));
      }
    }
  }
}
