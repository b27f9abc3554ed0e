package org.waymark.transforms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.period.Period;
import org.waymark.period.PeriodText;
import org.waymark.registry.Indicator;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.Aggregate;
import org.waymark.schema.record.ModelRecord;
import org.waymark.schema.record.PracticeAdoption;
import org.waymark.table.ModelAnswers;
import org.waymark.table.ModelInputs;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.model.Model;

/** What is published of the whole country by model → what each model says. */
public final class RunModels
    extends PTransform<PCollection<KV<String, RowBatch>>, PCollection<RowBatch>> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RunModels.class);
  private static final int DRAWS = 10_000;

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;
  private final PCollectionView<Iterable<RowBatch>> adoptions;
  private final ArrayList<String> models;

  /**
   * Runs every model of the workspace, also one of whose indicators nothing was delivered.
   *
   * @param adoptions rows of {@code practice_adoption}
   * @param models ids
   */
  public RunModels(
      RunStamp stamp,
      PCollectionView<Snapshot> snapshot,
      PCollectionView<Iterable<RowBatch>> adoptions,
      List<String> models) {
    this.stamp = stamp;
    this.snapshot = snapshot;
    this.adoptions = adoptions;
    this.models = new ArrayList<>(models);
  }

  @Override
  public PCollection<RowBatch> expand(PCollection<KV<String, RowBatch>> published) {
    KvCoder<String, RowBatch> coder = KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.of());
    RowBatch nothing = RowBatch.of("aggregate", List.of());
    PCollection<KV<String, RowBatch>> every =
        published
            .getPipeline()
            .apply(
                "Every model",
                Create.of(models.stream().map(id -> KV.of(id, nothing)).toList()).withCoder(coder));
    return PCollectionList.of(published)
        .and(every)
        .apply("With silent models", Flatten.pCollections())
        .apply("Gather by model", GroupByKey.create())
        .apply(
            "Answer",
            ParDo.of(new Answer(stamp, snapshot, adoptions)).withSideInputs(snapshot, adoptions))
        .setCoder(RowBatchCoder.of());
  }

  private static final class Answer extends DoFn<KV<String, Iterable<RowBatch>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;
    private final PCollectionView<Iterable<RowBatch>> adoptions;

    Answer(
        RunStamp stamp,
        PCollectionView<Snapshot> snapshot,
        PCollectionView<Iterable<RowBatch>> adoptions) {
      this.stamp = stamp;
      this.snapshot = snapshot;
      this.adoptions = adoptions;
    }

    @ProcessElement
    public void answer(ProcessContext context, OutputReceiver<RowBatch> out) {
      Snapshot known = context.sideInput(snapshot);
      Workspace workspace = known.workspace();
      Optional<Model> model =
          known.models().stream()
              .filter(m -> m.id().equals(context.element().getKey()))
              .findFirst();
      if (model.isEmpty()) {
        return;
      }
      List<ModelInputs.Adopted> adopted = new ArrayList<>();
      for (RowBatch batch : context.sideInput(adoptions)) {
        for (PracticeAdoption row : batch.records(PracticeAdoption.class)) {
          ModelInputs.Adopted.of(row).ifPresent(adopted::add);
        }
      }
      // The order in which rows arrive is not always the same.
      Collections.sort(adopted);
      ModelAnswers.Opened opened =
          ModelAnswers.open(
              model.get(),
              new ModelInputs(
                  workspace.missions(),
                  history(context.element().getValue(), workspace.indicators()),
                  adopted,
                  known.previous("model_record", ModelRecord.class),
                  labels(known),
                  Optional.empty()),
              stamp.asOf(),
              stamp.runId(),
              DRAWS,
              Optional.empty());
      if (opened.answers().isEmpty()) {
        LOG.warn("the model {} does not run: {}", model.get().id(), opened.refused());
        return;
      }
      SortedMap<String, List<SpecificRecordBase>> byTable = new TreeMap<>();
      for (SpecificRecord row : opened.answers().get().everything()) {
        byTable
            .computeIfAbsent(row.getSchema().getProp("waymark.table"), t -> new ArrayList<>())
            .add((SpecificRecordBase) row);
      }
      byTable.forEach((table, rows) -> out.output(RowBatch.of(table, rows)));
    }

    private static Map<String, String> labels(Snapshot known) {
      Map<String, String> labels = new TreeMap<>();
      for (org.waymark.schema.record.Model before :
          known.previous("model", org.waymark.schema.record.Model.class)) {
        labels.put(before.getModelId(), before.getLabel());
      }
      return labels;
    }

    private static History history(Iterable<RowBatch> batches, List<Indicator> indicators) {
      Map<String, Indicator> known = new TreeMap<>();
      indicators.forEach(i -> known.put(i.id(), i));
      SortedMap<String, SortedMap<Period, Double>> values = new TreeMap<>();
      for (RowBatch batch : batches) {
        for (Aggregate row : batch.records(Aggregate.class)) {
          Indicator indicator = known.get(row.getIndicatorId());
          Double value = row.getValue();
          if (indicator != null && value != null) {
            PeriodText.parse(row.getPeriod(), indicator.period())
                .ifPresent(
                    period ->
                        values
                            .computeIfAbsent(indicator.id(), i -> new TreeMap<>())
                            .put(period, value));
          }
        }
      }
      return new History(values);
    }
  }
}
