package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.pilot.PilotEvidence;
import org.waymark.pilot.PilotReading;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Pilot;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.Experiment;
import org.waymark.schema.record.ExperimentResult;
import org.waymark.schema.record.PilotResult;
import org.waymark.table.EvidenceRows;
import org.waymark.table.PilotRows;

/** Results of single indicators → what each pilot shows, and how good the evidence is. */
public final class ConcludeTrials
    extends PTransform<PCollection<KV<String, RowBatch>>, PCollection<RowBatch>> {
  private static final long serialVersionUID = 1L;

  /** The key under which all results meet. */
  static final String ALL = "trials";

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;
  private final transient PCollection<RowBatch> experiments;

  /**
   * Concludes by that registry.
   *
   * @param experiments rows of the tables of experiments, among others
   */
  public ConcludeTrials(
      RunStamp stamp, PCollectionView<Snapshot> snapshot, PCollection<RowBatch> experiments) {
    this.stamp = stamp;
    this.snapshot = snapshot;
    this.experiments = experiments;
  }

  @Override
  public PCollection<RowBatch> expand(PCollection<KV<String, RowBatch>> pilots) {
    KvCoder<String, RowBatch> coder = KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.of());
    PCollection<KV<String, RowBatch>> tried =
        experiments
            .apply("Results", Filter.by(batch -> batch.table().startsWith("experiment")))
            .apply(
                "Together",
                WithKeys.<String, RowBatch>of(ALL).withKeyType(TypeDescriptors.strings()))
            .setCoder(coder);
    PCollection<KV<String, RowBatch>> always =
        pilots
            .getPipeline()
            .apply(
                "Every pilot",
                Create.of(KV.of(ALL, RowBatch.of("pilot_result", List.<PilotResult>of())))
                    .withCoder(coder));
    return PCollectionList.of(pilots)
        .and(tried)
        .and(always)
        .apply("With silent pilots", Flatten.pCollections())
        .apply("Gather results", GroupByKey.create())
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
      Workspace workspace = context.sideInput(snapshot).workspace();
      List<PilotResult> results = new ArrayList<>();
      List<Experiment> experiments = new ArrayList<>();
      List<ExperimentResult> tried = new ArrayList<>();
      for (RowBatch batch : context.element().getValue()) {
        switch (batch.table()) {
          case "pilot_result" -> results.addAll(batch.records(PilotResult.class));
          case "experiment" -> experiments.addAll(batch.records(Experiment.class));
          case "experiment_result" -> tried.addAll(batch.records(ExperimentResult.class));
          default -> {
            // Weeks and checks say nothing more.
          }
        }
      }
      Map<String, Indicator> indicators =
          workspace.indicators().stream()
              .collect(Collectors.toMap(Indicator::id, Function.identity()));
      PilotRows rows = new PilotRows(stamp.asOf(), stamp.runId());
      EvidenceRows evidence = new EvidenceRows(stamp.asOf(), stamp.runId());
      for (Mission mission : workspace.missions()) {
        List<org.waymark.schema.record.Pilot> pilots = new ArrayList<>();
        for (Pilot pilot : mission.trials().pilots()) {
          Indicator indicator = indicators.get(pilot.outcome().indicatorId());
          List<PilotEvidence> of =
              results.stream()
                  .filter(row -> row.getPilotId().equals(pilot.id()))
                  .map(PilotRows::evidence)
                  .toList();
          if (indicator != null) {
            pilots.add(rows.pilot(PilotReading.of(pilot, indicator, of)));
          }
        }
        out.output(RowBatch.of("pilot", pilots));
        out.output(
            RowBatch.of(
                "practice_evidence",
                evidence.of(mission, workspace.indicators(), experiments, tried, pilots, results)));
      }
      out.output(RowBatch.of("pilot_result", results));
    }
  }
}
