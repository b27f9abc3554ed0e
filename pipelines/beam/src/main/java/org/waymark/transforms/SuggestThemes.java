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
import org.apache.beam.sdk.values.TupleTagList;
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
    PCollectionTuple found =
        samples
            .apply("Gather samples", GroupByKey.create())
            .apply(
                "Suggest",
                ParDo.of(new Suggest(stamp, snapshot))
                    .withSideInputs(snapshot)
                    .withOutputTags(ROWS, TupleTagList.of(WORDS)));
    found.get(ROWS).setCoder(RowBatchCoder.of());
    found
        .get(WORDS)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(FreeWords.class)));
    return found;
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
    public void suggest(ProcessContext context, MultiOutputReceiver out) {
      Workspace workspace = context.sideInput(snapshot).workspace();
      Mission mission = workspace.missions().get(context.element().getKey());
      List<SampledText> texts =
          StreamSupport.stream(context.element().getValue().spliterator(), false)
              .flatMap(List::stream)
              .toList();
      out.get(ROWS)
          .output(
              RowBatch.of(
                  "theme_suggestion",
                  new SuggestionBook(mission, stamp.asOf(), stamp.runId()).themes(texts)));
      out.get(WORDS)
          .output(KV.of(mission.id(), FreeWords.of(mission, workspace.places().size(), texts)));
    }
  }
}
