package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
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
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.registry.Mission;
import org.waymark.text.Report;
import org.waymark.text.TextEmbedding;
import org.waymark.themes.CodedBook;
import org.waymark.themes.CodedText;
import org.waymark.themes.ReportThemes;
import org.waymark.themes.SuggestionBook;
import org.waymark.themes.ThemeLearning;
import org.waymark.themes.ThemeModel;

/** Reports that people have coded → how the themes of each mission are found, and how well. */
final class LearnThemes
    extends PTransform<PCollection<KV<Integer, Iterable<byte[]>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** By position of the mission; only of missions with coded reports. */
  static final TupleTag<KV<Integer, ThemeModel>> MODELS = new TupleTag<>("models") {};

  /** Rows of {@code theme_agreement}, and phrases among those of {@code theme_suggestion}. */
  static final TupleTag<RowBatch> ROWS = new TupleTag<>("agreement") {};

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;

  LearnThemes(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
    this.stamp = stamp;
    this.snapshot = snapshot;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, Iterable<byte[]>>> gathered) {
    PCollectionTuple learned =
        gathered
            .apply("Find coded", ParDo.of(new FindCoded(snapshot)).withSideInputs(snapshot))
            .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(CodedText.class)))
            .apply("Gather coded", GroupByKey.create())
            .apply(
                "Learn",
                ParDo.of(new Learn(stamp, snapshot))
                    .withSideInputs(snapshot)
                    .withOutputTags(MODELS, TupleTagList.of(ROWS)));
    learned
        .get(MODELS)
        .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(ThemeModel.class)));
    learned.get(ROWS).setCoder(RowBatchCoder.of());
    return learned;
  }

  private static final class FindCoded
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, CodedText>> {
    private static final long serialVersionUID = 1L;
    private final PCollectionView<Snapshot> snapshot;

    FindCoded(PCollectionView<Snapshot> snapshot) {
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void find(ProcessContext context) {
      Snapshot told = context.sideInput(snapshot);
      List<Mission> missions = told.workspace().missions();
      ReportThemes themes = ReportThemes.of(told.workspace());
      for (Report report : HearReports.standing(context.element().getValue()).reports()) {
        Optional<String> redacted = Optional.empty();
        for (int mission = 0; mission < missions.size(); mission++) {
          if (missions.get(mission).coded().themes().containsKey(report.id())) {
            String text = redacted.orElseGet(() -> themes.redacted(report));
            redacted = Optional.of(text);
            int position = mission;
            new CodedBook(missions.get(mission))
                .text(report, text)
                .ifPresent(coded -> context.output(KV.of(position, coded)));
          }
        }
      }
    }
  }

  private static final class Learn
      extends DoFn<KV<Integer, Iterable<CodedText>>, KV<Integer, ThemeModel>> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    Learn(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void learn(ProcessContext context, MultiOutputReceiver out) {
      int position = context.element().getKey();
      Mission mission = context.sideInput(snapshot).workspace().missions().get(position);
      List<CodedText> coded = new ArrayList<>();
      context.element().getValue().forEach(coded::add);
      ThemeModel model =
          ThemeLearning.learn(
              mission.themes(),
              coded,
              mission.coded().embeddings() ? TextEmbedding.installed() : Optional.empty());
      out.get(MODELS).output(KV.of(position, model));
      out.get(ROWS)
          .output(
              RowBatch.of(
                  "theme_agreement",
                  new CodedBook(mission).rows(model, stamp.asOf(), stamp.runId())));
      out.get(ROWS)
          .output(
              RowBatch.of(
                  "theme_suggestion",
                  new SuggestionBook(mission, stamp.asOf(), stamp.runId()).phrases(coded)));
    }
  }
}
