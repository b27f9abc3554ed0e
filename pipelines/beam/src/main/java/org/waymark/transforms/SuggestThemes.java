package org.waymark.transforms;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.registry.Mission;
import org.waymark.themes.SampledText;
import org.waymark.themes.SuggestionBook;

/** Sampled reports, by position of the mission → themes that its codebook does not have. */
final class SuggestThemes
    extends PTransform<PCollection<KV<Integer, List<SampledText>>>, PCollection<RowBatch>> {
  private static final long serialVersionUID = 1L;
  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;

  SuggestThemes(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
    this.stamp = stamp;
    this.snapshot = snapshot;
  }

  @Override
  public PCollection<RowBatch> expand(PCollection<KV<Integer, List<SampledText>>> samples) {
    return samples
        .apply("Gather samples", GroupByKey.create())
        .apply("Suggest", ParDo.of(new Suggest(stamp, snapshot)).withSideInputs(snapshot))
        .setCoder(RowBatchCoder.of());
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
      Mission mission =
          context.sideInput(snapshot).workspace().missions().get(context.element().getKey());
      List<SampledText> texts =
          StreamSupport.stream(context.element().getValue().spliterator(), false)
              .flatMap(List::stream)
              .toList();
      context.output(
          RowBatch.of(
              "theme_suggestion",
              new SuggestionBook(mission, stamp.asOf(), stamp.runId()).themes(texts)));
    }
  }
}
