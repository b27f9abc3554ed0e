package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.KvCoder;
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
import org.apache.beam.sdk.values.PCollectionView;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.panel.Panel;
import org.waymark.panel.PanelBuilder;
import org.waymark.progress.GoalJudge;
import org.waymark.progress.GoalVersions;
import org.waymark.progress.MissionJudge;
import org.waymark.progress.ProgressChanges;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.RegistryRows;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.Goal;
import org.waymark.schema.record.GoalProgress;

/** Progress of single goals → status of each mission. */
public final class ConcludeMissions
    extends PTransform<PCollection<KV<String, RowBatch>>, PCollection<RowBatch>> {
  private static final long serialVersionUID = 1L;

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
  public PCollection<RowBatch> expand(PCollection<KV<String, RowBatch>> progress) {
    KvCoder<String, RowBatch> coder = KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.of());
    RowBatch nothing = RowBatch.of("goal_progress", List.of());
    PCollection<KV<String, RowBatch>> every =
        progress
            .getPipeline()
            .apply(
                "Every mission",
                Create.of(missions.stream().map(id -> KV.of(id, nothing)).toList())
                    .withCoder(coder));
    return PCollectionList.of(progress)
        .and(every)
        .apply("With silent missions", Flatten.pCollections())
        .apply("Gather", GroupByKey.create())
        .apply("Conclude", ParDo.of(new Conclude(stamp, snapshot)).withSideInputs(snapshot))
        .setCoder(RowBatchCoder.of());
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
    public void conclude(ProcessContext context, OutputReceiver<RowBatch> out) {
      Snapshot told = context.sideInput(snapshot);
      Workspace workspace = told.workspace();
      Mission mission = workspace.mission(context.element().getKey()).orElseThrow();
      List<GoalProgress> progress = new ArrayList<>();
      for (RowBatch batch : context.element().getValue()) {
        if (batch.table().equals("goal_progress")) {
          progress.addAll(batch.records(GoalProgress.class));
        }
      }
      Map<String, Indicator> indicators =
          workspace.indicators().stream()
              .collect(Collectors.toMap(Indicator::id, Function.identity()));
      progress.addAll(unheardOf(workspace, mission, indicators, progress));
      List<GoalProgress> judged =
          ProgressChanges.since(
              told.previous("goal_progress", GoalProgress.class),
              progress,
              GoalVersions.changes(
                  told.previous("goal", Goal.class),
                  RegistryRows.of(workspace, stamp.asOf(), stamp.runId()).goals(),
                  workspace.indicators()));
      out.output(RowBatch.of("goal_progress", judged));
      out.output(
          RowBatch.of(
              "mission_progress",
              List.of(
                  MissionJudge.judge(
                      mission, workspace.places(), judged, stamp.asOf(), stamp.runId()))));
    }

    /** Goals whose indicator has no delivery are reported as such. */
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
