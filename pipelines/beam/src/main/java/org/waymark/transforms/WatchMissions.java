package org.waymark.transforms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
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
import org.apache.beam.sdk.values.PCollectionView;
import org.waymark.coders.PackedCoder;
import org.waymark.coders.PackedRecords;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.progress.GoalJudge;
import org.waymark.record.RecordBatch;
import org.waymark.redaction.FeedRedactions;
import org.waymark.redaction.Redaction;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.Goal;
import org.waymark.schema.record.GoalChange;
import org.waymark.schema.record.GoalProgress;
import org.waymark.schema.record.WatchAlert;
import org.waymark.schema.record.WatchMeasure;
import org.waymark.table.WatchRows;
import org.waymark.watch.mission.Computed;
import org.waymark.watch.mission.MissionRecords;
import org.waymark.watch.mission.Spending;
import org.waymark.watch.mission.Standings;
import org.waymark.watch.mission.WatchInput;
import org.waymark.watch.mission.WorkspaceWatch;

/**
 * Records of a mission's office and what its goals became → rows of the watch. All missions meet,
 * as the signals of a run are one list.
 */
public final class WatchMissions
    extends PTransform<PCollection<KV<String, byte[]>>, PCollection<RowBatch>> {
  private static final long serialVersionUID = 1L;

  /** What the records of a mission's office are for; see {@code RecordKind.use}. */
  private static final String WATCH = "watch";

  /** Rosters of fewer people do not show how they are mixed. */
  private static final int LEAST_PEOPLE = 5;

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;
  private final PCollectionView<Iterable<RowBatch>> progress;

  /**
   * The transform.
   *
   * @param progress rows of {@code goal_progress}, and measures of goals
   */
  public WatchMissions(
      RunStamp stamp,
      PCollectionView<Snapshot> snapshot,
      PCollectionView<Iterable<RowBatch>> progress) {
    this.stamp = stamp;
    this.snapshot = snapshot;
    this.progress = progress;
  }

  @Override
  public PCollection<RowBatch> expand(PCollection<KV<String, byte[]>> records) {
    PCollection<KV<String, byte[]>> always =
        records
            .getPipeline()
            .apply(
                "Without records too",
                Create.of(KV.of(WATCH, new byte[0]))
                    .withCoder(KvCoder.of(StringUtf8Coder.of(), PackedCoder.of())));
    return PCollectionList.of(
            records.apply("Of the office", Filter.by(record -> record.getKey().equals(WATCH))))
        .and(always)
        .apply("All records", Flatten.pCollections())
        .apply("Together", GroupByKey.create())
        .apply(
            "Watch",
            ParDo.of(new Watch(stamp, snapshot, progress)).withSideInputs(snapshot, progress))
        .setCoder(RowBatchCoder.of());
  }

  private static final class Watch extends DoFn<KV<String, Iterable<byte[]>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;
    private final PCollectionView<Iterable<RowBatch>> progress;

    Watch(
        RunStamp stamp,
        PCollectionView<Snapshot> snapshot,
        PCollectionView<Iterable<RowBatch>> progress) {
      this.stamp = stamp;
      this.snapshot = snapshot;
      this.progress = progress;
    }

    @ProcessElement
    public void watch(ProcessContext context, OutputReceiver<RowBatch> out) {
      Snapshot known = context.sideInput(snapshot);
      Workspace workspace = known.workspace();
      MissionRecords records = records(known, workspace, context.element().getValue());
      List<GoalProgress> judged = new ArrayList<>();
      List<WatchMeasure> measured = new ArrayList<>();
      for (RowBatch batch : context.sideInput(progress)) {
        if (batch.table().equals("goal_progress")) {
          batch.records(GoalProgress.class).stream()
              .filter(row -> row.getMethod().equals(GoalJudge.PRIMARY))
              .forEach(judged::add);
        } else {
          measured.addAll(batch.records(WatchMeasure.class));
        }
      }
      Computed computed = Computed.of(measured);
      Spending spending = Spending.of(records.money(), stamp.asOf());
      judged.sort(Comparator.comparing(GoalProgress::getGoalId));
      List<WatchInput> inputs =
          workspace.missions().stream()
              .map(mission -> input(known, workspace, mission, records, spending, judged, computed))
              .toList();
      SortedMap<String, List<WatchAlert>> before = new TreeMap<>();
      for (WatchAlert alert : known.previous("watch_alert", WatchAlert.class)) {
        before.computeIfAbsent(alert.getMissionId(), id -> new ArrayList<>()).add(alert);
      }
      WorkspaceWatch.of(
              inputs,
              records,
              mission ->
                  before.getOrDefault(mission, List.of()).stream()
                      .map(WatchRows::published)
                      .toList(),
              stamp.asOf())
          .forEach((mission, watched) -> publish(mission, watched, out));
    }

    private void publish(
        String missionId, WorkspaceWatch.OfMission watched, OutputReceiver<RowBatch> out) {
      WatchRows rows = new WatchRows(missionId, stamp.asOf(), stamp.runId());
      out.output(RowBatch.of("watch_alert", rows.alerts(watched.alerts())));
      out.output(RowBatch.of("watch_measure", rows.measures(watched.measures())));
      out.output(RowBatch.of("goal_change", rows.changes(watched.watch().changes())));
      out.output(RowBatch.of("plan_item", rows.plan(watched.watch())));
      out.output(RowBatch.of("colour_audit", rows.audit(watched.watch().audit())));
      out.output(RowBatch.of("log_item", rows.log(watched.watch().log())));
      out.output(RowBatch.of("money_flow", rows.flows(watched.watch().flows())));
      out.output(RowBatch.of("team_mix", rows.team(watched.watch().team(), LEAST_PEOPLE)));
    }

    /** In order of file and line, whatever the order in which they came. */
    private static MissionRecords records(
        Snapshot known, Workspace workspace, Iterable<byte[]> packed) {
      List<RecordBatch> batches = new ArrayList<>();
      for (byte[] bytes : packed) {
        if (bytes.length > 0) {
          batches.add(PackedRecords.unpack(bytes));
        }
      }
      batches.removeIf(batch -> batch.size() == 0);
      batches.sort(
          Comparator.comparingInt(RecordBatch::file).thenComparingInt(batch -> batch.line(0)));
      List<String> files = known.files();
      FeedRedactions redactions = FeedRedactions.of(workspace);
      return MissionRecords.of(
          workspace, batches, files::get, feed -> redacted(redactions.ofTexts(feed)));
    }

    private static UnaryOperator<String> redacted(Redaction redaction) {
      return text -> redaction.apply(text).text();
    }

    private WatchInput input(
        Snapshot known,
        Workspace workspace,
        Mission mission,
        MissionRecords records,
        Spending spending,
        List<GoalProgress> judged,
        Computed computed) {
      Optional<LocalDate> previous = known.previousAsOf();
      List<org.waymark.watch.goals.GoalChange> changes =
          known.previous("goal_change", GoalChange.class).stream()
              .filter(change -> change.getMissionId().equals(mission.id()))
              .map(WatchRows::published)
              .toList();
      return new WatchInput(
          workspace,
          mission,
          MissionRecords.of(records.plan(), mission.id()),
          MissionRecords.of(records.log(), mission.id()),
          spending,
          records.people().stream().filter(row -> row.mission().equals(mission.id())).toList(),
          Standings.of(
              workspace,
              mission,
              judged,
              known.previous("watch_measure", WatchMeasure.class),
              previous,
              stamp.asOf()),
          Standings.published(
              workspace, mission.id(), known.previous("goal", Goal.class), changes, previous),
          computed,
          stamp.asOf());
    }
  }
}
