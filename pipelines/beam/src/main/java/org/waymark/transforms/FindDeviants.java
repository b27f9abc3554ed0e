package org.waymark.transforms;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
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
import org.waymark.coders.PackedAnalysis;
import org.waymark.coders.PackedCoder;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.deviance.DevianceDetector;
import org.waymark.deviance.IndicatorContext;
import org.waymark.deviance.MissionFindings;
import org.waymark.deviance.PreviousFindings;
import org.waymark.deviance.Scores;
import org.waymark.practice.Voices;
import org.waymark.publish.WrittenFile;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.table.ScoreTable;
import org.waymark.themes.FreeWords;
import org.waymark.themes.WordExcerpts;

/**
 * Scores of single indicators, and what places wrote → scores written, findings, practices and
 * learners of each mission.
 */
public final class FindDeviants
    extends PTransform<PCollection<KV<String, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Rows of findings, practices and learners. */
  public static final TupleTag<RowBatch> ROWS = new TupleTag<>("found rows") {};

  /** Files of {@code deviance_score}, a mission each. */
  public static final TupleTag<WrittenFile> WRITTEN = new TupleTag<>("scores written") {};

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;
  private final PCollectionView<Map<String, Voices>> voices;
  private final PCollectionView<Map<String, FreeWords>> words;
  private final List<String> missions;

  /**
   * Concludes every mission of the workspace, also one of which nothing was delivered.
   *
   * @param voices what places wrote, by mission
   * @param words that no theme covers, by mission
   */
  public FindDeviants(
      RunStamp stamp,
      PCollectionView<Snapshot> snapshot,
      PCollectionView<Map<String, Voices>> voices,
      PCollectionView<Map<String, FreeWords>> words,
      Workspace workspace) {
    this.stamp = stamp;
    this.snapshot = snapshot;
    this.voices = voices;
    this.words = words;
    this.missions = workspace.missions().stream().map(Mission::id).toList();
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, byte[]>> scores) {
    byte[] nothing =
        PackedAnalysis.pack(
            new DevianceDetector.Analysis(
                Scores.ofSize(0), IndicatorContext.ofSize(0, new int[0], new int[0])));
    PCollection<KV<String, byte[]>> every =
        scores
            .getPipeline()
            .apply(
                "Every mission's list",
                Create.of(missions.stream().map(id -> KV.of(id, nothing)).toList())
                    .withCoder(KvCoder.of(StringUtf8Coder.of(), PackedCoder.of())));
    PCollectionTuple found =
        PCollectionList.of(scores)
            .and(every)
            .apply("With missions that have no score", Flatten.pCollections())
            .apply("Gather scores", GroupByKey.create())
            .apply(
                "Find",
                ParDo.of(new Find(stamp, snapshot, voices, words))
                    .withSideInputs(snapshot, voices, words)
                    .withOutputTags(ROWS, TupleTagList.of(WRITTEN)));
    found.get(ROWS).setCoder(RowBatchCoder.of());
    found.get(WRITTEN).setCoder(SerializableCoder.of(WrittenFile.class));
    return found;
  }

  private static final class Find extends DoFn<KV<String, Iterable<byte[]>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;
    private final PCollectionView<Map<String, Voices>> voices;
    private final PCollectionView<Map<String, FreeWords>> words;

    Find(
        RunStamp stamp,
        PCollectionView<Snapshot> snapshot,
        PCollectionView<Map<String, Voices>> voices,
        PCollectionView<Map<String, FreeWords>> words) {
      this.stamp = stamp;
      this.snapshot = snapshot;
      this.voices = voices;
      this.words = words;
    }

    @ProcessElement
    public void find(ProcessContext context, MultiOutputReceiver out) throws IOException {
      Snapshot told = context.sideInput(snapshot);
      Workspace workspace = told.workspace();
      Mission mission = workspace.mission(context.element().getKey()).orElseThrow();
      List<DevianceDetector.Analysis> analyses =
          StreamSupport.stream(context.element().getValue().spliterator(), false)
              .map(PackedAnalysis::unpack)
              .filter(analysis -> analysis.scores().rows() > 0)
              .toList();
      Voices heard = context.sideInput(voices).get(mission.id());
      if (heard == null) {
        heard = Voices.silent(workspace.places().size(), mission.themes().size(), stamp.asOf());
      }
      FreeWords said = context.sideInput(words).get(mission.id());
      if (said != null) {
        heard = heard.saying(said);
      }
      MissionFindings.Conclusion conclusion =
          MissionFindings.conclude(
              mission,
              workspace.places(),
              workspace.indicators(),
              analyses.stream().map(DevianceDetector.Analysis::scores).toList(),
              analyses.stream().map(DevianceDetector.Analysis::context).toList(),
              heard,
              new PreviousFindings(
                  told.previousAsOf(),
                  told.previous("positive_deviance", PositiveDeviance.class),
                  told.age()),
              stamp.asOf(),
              stamp.runId());
      out.get(WRITTEN)
          .output(
              stamp.write(
                  "deviance_score",
                  workspace.missions().indexOf(mission),
                  writer ->
                      writer.write(ScoreTable.of(mission.id(), conclusion, told.labels(stamp)))));
      out.get(ROWS).output(RowBatch.of("positive_deviance", conclusion.findings()));
      out.get(ROWS).output(RowBatch.of("finding_indicator", conclusion.parts()));
      out.get(ROWS).output(RowBatch.of("practice_score", conclusion.practices().scores()));
      out.get(ROWS).output(RowBatch.of("practice", conclusion.practices().practices()));
      WordExcerpts around = new WordExcerpts(workspace, mission, stamp.asOf(), stamp.runId());
      out.get(ROWS)
          .output(RowBatch.of("report_excerpt", conclusion.practices().excerpts(heard, around)));
      out.get(ROWS).output(RowBatch.of("scaling_candidate", conclusion.candidates()));
    }
  }
}
