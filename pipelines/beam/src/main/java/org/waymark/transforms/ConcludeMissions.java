package org.waymark.transforms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.deviance.MissionFindings;
import org.waymark.deviance.PreviousFindings;
import org.waymark.panel.Panel;
import org.waymark.panel.PanelBuilder;
import org.waymark.progress.GoalJudge;
import org.waymark.progress.MissionJudge;
import org.waymark.progress.ProgressChanges;
import org.waymark.publish.WrittenFile;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DevianceScore;
import org.waymark.schema.record.GoalProgress;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.table.RecordTables;

/** Answers of single indicators → findings, learners, and where each mission stands. */
public final class ConcludeMissions
    extends PTransform<PCollection<KV<String, RowBatch>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Rows of findings, learners and progress. */
  public static final TupleTag<RowBatch> ROWS = new TupleTag<>("concluded rows") {};

  /** Files of {@code deviance_score}, a mission each. */
  public static final TupleTag<WrittenFile> WRITTEN = new TupleTag<>("scores written") {};

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;
  private final List<String> missions;

  /** Concludes every mission of the workspace, also one of which nothing was delivered. */
  public ConcludeMissions(RunStamp stamp, PCollectionView<Snapshot> snapshot, Workspace workspace) {
    this.stamp = stamp;
    this.snapshot = snapshot;
    this.missions = workspace.missions().stream().map(Mission::id).toList();
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, RowBatch>> answers) {
    KvCoder<String, RowBatch> coder = KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.of());
    RowBatch nothing = RowBatch.of("deviance_score", List.of());
    PCollection<KV<String, RowBatch>> every =
        answers
            .getPipeline()
            .apply(
                "Every mission",
                Create.of(missions.stream().map(id -> KV.of(id, nothing)).toList())
                    .withCoder(coder));
    PCollectionTuple concluded =
        PCollectionList.of(answers)
            .and(every)
            .apply("With silent missions", Flatten.pCollections())
            .apply("Gather", GroupByKey.create())
            .apply(
                "Conclude",
                ParDo.of(new Conclude(stamp, snapshot))
                    .withSideInputs(snapshot)
                    .withOutputTags(ROWS, TupleTagList.of(WRITTEN)));
    concluded.get(ROWS).setCoder(RowBatchCoder.of());
    concluded.get(WRITTEN).setCoder(SerializableCoder.of(WrittenFile.class));
    return concluded;
  }

  private static final class Conclude extends DoFn<KV<String, Iterable<RowBatch>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    Conclude(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void conclude(ProcessContext context, MultiOutputReceiver out) throws IOException {
      Snapshot told = context.sideInput(snapshot);
      Workspace workspace = told.workspace();
      Mission mission = workspace.mission(context.element().getKey()).orElseThrow();
      List<DevianceScore> scores = new ArrayList<>();
      List<GoalProgress> progress = new ArrayList<>();
      for (RowBatch batch : context.element().getValue()) {
        if (batch.table().equals("deviance_score")) {
          scores.addAll(batch.records(DevianceScore.class));
        } else {
          progress.addAll(batch.records(GoalProgress.class));
        }
      }
      Map<String, Indicator> indicators =
          workspace.indicators().stream()
              .collect(Collectors.toMap(Indicator::id, Function.identity()));
      MissionFindings.Conclusion findings =
          MissionFindings.conclude(
              mission,
              workspace.places(),
              scores,
              new PreviousFindings(
                  told.previousAsOf(), told.previous("positive_deviance", PositiveDeviance.class)),
              indicators,
              stamp.asOf(),
              stamp.runId());
      out.get(WRITTEN)
          .output(
              stamp.write(
                  "deviance_score",
                  workspace.missions().indexOf(mission),
                  writer ->
                      writer.write(
                          RecordTables.of(
                              PublishedTable.named("deviance_score"), findings.scores()))));
      out.get(ROWS).output(RowBatch.of("positive_deviance", findings.findings()));
      out.get(ROWS).output(RowBatch.of("scaling_candidate", findings.candidates()));
      progress.addAll(unheardOf(workspace, mission, indicators, progress));
      List<GoalProgress> judged =
          ProgressChanges.since(told.previous("goal_progress", GoalProgress.class), progress);
      out.get(ROWS).output(RowBatch.of("goal_progress", judged));
      out.get(ROWS)
          .output(
              RowBatch.of(
                  "mission_progress",
                  List.of(MissionJudge.judge(mission, judged, stamp.asOf(), stamp.runId()))));
    }

    /** Goals whose indicator nothing was delivered for are told as such. */
    private List<GoalProgress> unheardOf(
        Workspace workspace,
        Mission mission,
        Map<String, Indicator> indicators,
        List<GoalProgress> progress) {
      Set<String> judged =
          progress.stream().map(GoalProgress::getGoalId).collect(Collectors.toSet());
      Panel empty = new PanelBuilder(0, 1).build().panel();
      return mission.goals().stream()
          .filter(goal -> !judged.contains(goal.id()))
          .flatMap(
              goal ->
                  GoalJudge.judge(
                      goal,
                      Objects.requireNonNull(indicators.get(goal.indicatorId())),
                      empty,
                      workspace.places(),
                      stamp.asOf(),
                      stamp.runId())
                      .stream())
          .toList();
    }
  }
}
