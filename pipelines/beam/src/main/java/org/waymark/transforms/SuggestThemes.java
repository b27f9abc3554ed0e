package org.waymark.transforms;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.themes.FreeWords;
import org.waymark.themes.SampledText;
import org.waymark.themes.SuggestionBook;

/**
 * Sampled reports, by position of the mission → themes that its codebook does not have, and words
 * that may set places apart.
 */
final class SuggestThemes
    extends PTransform<PCollection<KV<Integer, List<SampledText>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Rows of {@code theme_suggestion}. */
  static final TupleTag<RowBatch> ROWS = new TupleTag<>("suggestions") {};

  /** By mission. */
  static final TupleTag<KV<String, FreeWords>> WORDS = new TupleTag<>("words") {};

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;

  SuggestThemes(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
    this.stamp = stamp;
    this.snapshot = snapshot;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, List<SampledText>>> samples) {
    PCollection<KV<Integer, Iterable<List<SampledText>>>> gathered =
        samples.apply("Gather samples", GroupByKey.create());
    // Two steps, so that two cores can work on one mission.
    PCollection<RowBatch> rows =
        gathered
            .apply("Suggest", ParDo.of(new Suggest(stamp, snapshot)).withSideInputs(snapshot))
            .setCoder(RowBatchCoder.of());
    PCollection<KV<String, FreeWords>> words =
        gathered
            .apply("Choose words", ParDo.of(new Choose(snapshot)).withSideInputs(snapshot))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(FreeWords.class)));
    return PCollectionTuple.of(ROWS, rows).and(WORDS, words);
  }

  private static final class Suggest
      extends DoFn<KV<Integer, Iterable<List<SampledText>>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    Suggest(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void suggest(ProcessContext context) {
      Mission mission = missionOf(context.element(), context.sideInput(snapshot).workspace());
      context.output(
          RowBatch.of(
              "theme_suggestion",
              new SuggestionBook(mission, stamp.asOf(), stamp.runId())
                  .themes(texts(context.element()))));
    }
  }

  private static final class Choose
      extends DoFn<KV<Integer, Iterable<List<SampledText>>>, KV<String, FreeWords>> {
    private static final long serialVersionUID = 1L;
    private final PCollectionView<Snapshot> snapshot;

    Choose(PCollectionView<Snapshot> snapshot) {
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void choose(ProcessContext context) {
      Workspace workspace = context.sideInput(snapshot).workspace();
      Mission mission = missionOf(context.element(), workspace);
      context.output(
          KV.of(
              mission.id(),
              FreeWords.of(mission, workspace.places().size(), texts(context.element()))));
    }
  }

  private static Mission missionOf(
      KV<Integer, Iterable<List<SampledText>>> gathered, Workspace workspace) {
    return workspace.missions().get(gathered.getKey());
  }

  private static List<SampledText> texts(KV<Integer, Iterable<List<SampledText>>> gathered) {
    return StreamSupport.stream(gathered.getValue().spliterator(), false)
        .flatMap(List::stream)
        .toList();
  }
}
