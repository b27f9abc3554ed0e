package org.waymark.transforms;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.waymark.coders.PackedCoder;
import org.waymark.coders.PackedCounts;
import org.waymark.coders.PackedReports;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.practice.Voices;
import org.waymark.publish.WrittenFile;
import org.waymark.redaction.Doubts;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.text.Report;
import org.waymark.text.StandingReports;
import org.waymark.themes.CodedBook;
import org.waymark.themes.FreeWords;
import org.waymark.themes.MissionCounts;
import org.waymark.themes.ReportCount;
import org.waymark.themes.ReportReading;
import org.waymark.themes.ReportSample;
import org.waymark.themes.ReportThemes;
import org.waymark.themes.RoleShares;
import org.waymark.themes.SampledText;
import org.waymark.themes.ThemeModel;
import org.waymark.themes.ThemeShares;
import org.waymark.themes.VoiceCount;

/** Reports → redacted excerpts, and how often each place and each role speaks of each theme. */
public final class HearReports
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Rows of {@code report_theme}, {@code report_theme_role} and {@code report_excerpt}. */
  public static final TupleTag<RowBatch> ROWS = new TupleTag<>("rows") {};

  /** Partial rows of {@code data_quality}. */
  public static final TupleTag<RowBatch> ACCOUNT = new TupleTag<>("report account") {};

  /** What the places wrote over the year, by mission; none for missions without themes. */
  public static final TupleTag<KV<String, Voices>> VOICES = new TupleTag<>("voices") {};

  /** Words that no theme covers, by mission; none for missions without themes. */
  public static final TupleTag<KV<String, FreeWords>> WORDS = SuggestThemes.WORDS;

  /** Parts of {@code report_excerpt} that were written at once. */
  public static final TupleTag<WrittenFile> WRITTEN = new TupleTag<>("excerpts written") {};

  private static final TupleTag<KV<Integer, byte[]>> COUNTS = new TupleTag<>("counts") {};

  private static final TupleTag<KV<Integer, List<SampledText>>> SAMPLES =
      new TupleTag<>("samples") {};

  private static final String EXCERPTS = "report_excerpt";

  /** Excerpts of a shard that are a file of their own; fewer go together with the others'. */
  private static final int MANY = 4096;

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;
  private final boolean coded;

  /** Hears by that registry. */
  public HearReports(RunStamp stamp, PCollectionView<Snapshot> snapshot, Workspace workspace) {
    this.stamp = stamp;
    this.snapshot = snapshot;
    coded = workspace.missions().stream().anyMatch(mission -> !new CodedBook(mission).isEmpty());
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> reports) {
    PCollection<KV<Integer, Iterable<byte[]>>> gathered =
        reports.apply("Gather by id", GroupByKey.create());
    PCollectionList<RowBatch> rows = PCollectionList.empty(reports.getPipeline());
    Optional<PCollectionView<Map<Integer, ThemeModel>>> learned = Optional.empty();
    if (coded) {
      // Gathered once more: where all stages run at once, one that waits for what is learned must
      // not hold up what it is learned from.
      PCollectionTuple taught =
          reports
              .apply("Gather to learn", GroupByKey.create())
              .apply("Learn themes", new LearnThemes(stamp, snapshot));
      rows = rows.and(taught.get(LearnThemes.ROWS));
      learned = Optional.of(taught.get(LearnThemes.MODELS).apply("Models", View.asMap()));
    }
    Themes themes = new Themes(snapshot, learned.orElse(null));
    PCollectionTuple read =
        gathered.apply(
            "Read",
            ParDo.of(new Read(stamp, themes))
                .withSideInputs(themes.views())
                .withOutputTags(
                    ROWS, TupleTagList.of(COUNTS).and(ACCOUNT).and(SAMPLES).and(WRITTEN)));
    read.get(ROWS).setCoder(RowBatchCoder.of());
    read.get(ACCOUNT).setCoder(RowBatchCoder.of());
    PCollectionTuple compared =
        read.get(COUNTS)
            .setCoder(KvCoder.of(VarIntCoder.of(), PackedCoder.of()))
            .apply("Gather missions", GroupByKey.create())
            .apply(
                "Compare weeks",
                ParDo.of(new Compare(stamp, themes))
                    .withSideInputs(themes.views())
                    .withOutputTags(ROWS, TupleTagList.of(VOICES)));
    PCollectionTuple suggested =
        read.get(SAMPLES)
            .setCoder(
                KvCoder.of(VarIntCoder.of(), ListCoder.of(SerializableCoder.of(SampledText.class))))
            .apply("Suggest themes", new SuggestThemes(stamp, snapshot));
    PCollection<RowBatch> all =
        rows.and(read.get(ROWS))
            .and(compared.get(ROWS).setCoder(RowBatchCoder.of()))
            .and(suggested.get(SuggestThemes.ROWS))
            .apply("Rows", Flatten.pCollections());
    return PCollectionTuple.of(ROWS, all)
        .and(ACCOUNT, read.get(ACCOUNT))
        .and(WRITTEN, read.get(WRITTEN).setCoder(SerializableCoder.of(WrittenFile.class)))
        .and(WORDS, suggested.get(WORDS))
        .and(
            VOICES,
            compared
                .get(VOICES)
                .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Voices.class))));
  }

  /** The reports of a shard that no later one replaces. */
  static StandingReports standing(Iterable<byte[]> packed) {
    List<Report> delivered = new ArrayList<>();
    packed.forEach(reports -> delivered.addAll(PackedReports.unpack(reports)));
    return StandingReports.of(delivered);
  }

  /** How the themes of each mission are found, as a step sees it. */
  private record Themes(
      PCollectionView<Snapshot> snapshot,
      @Nullable PCollectionView<Map<Integer, ThemeModel>> learned)
      implements Serializable {

    List<PCollectionView<?>> views() {
      return learned == null ? List.of(snapshot) : List.of(snapshot, learned);
    }

    /** By position of the mission. */
    List<ThemeModel> models(DoFn<?, ?>.ProcessContext context) {
      List<Mission> missions = context.sideInput(snapshot).workspace().missions();
      Map<Integer, ThemeModel> known = learned == null ? Map.of() : context.sideInput(learned);
      List<ThemeModel> models = new ArrayList<>();
      for (int mission = 0; mission < missions.size(); mission++) {
        ThemeModel model = known.get(mission);
        models.add(
            model == null ? ThemeModel.byPhrases(missions.get(mission).themes().size()) : model);
      }
      return models;
    }
  }

  private static final class Read extends DoFn<KV<Integer, Iterable<byte[]>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final Themes how;

    Read(RunStamp stamp, Themes how) {
      this.stamp = stamp;
      this.how = how;
    }

    @ProcessElement
    public void read(ProcessContext context, MultiOutputReceiver out) throws IOException {
      Snapshot told = context.sideInput(how.snapshot());
      Workspace workspace = told.workspace();
      ReportThemes themes = ReportThemes.of(workspace, how.models(context));
      StandingReports standing = standing(context.element().getValue());
      List<ReportExcerpt> excerpts = new ArrayList<>();
      Map<Integer, MissionCounts.Sums> counts = new TreeMap<>();
      Map<Long, Doubts> doubts = new TreeMap<>();
      ReportSample sample =
          ReportSample.of(standing.reports(), stamp.asOf(), ReportSample.MOST / stamp.shards());
      Map<Integer, List<SampledText>> sampled = new TreeMap<>();
      for (Report report : standing.reports()) {
        ReportThemes.Heard heard = themes.hear(report, sample.has(report));
        heard
            .unread()
            .forEach(
                (mission, text) ->
                    sampled.computeIfAbsent(mission, fresh -> new ArrayList<>()).add(text));
        ReportReading reading = heard.reading();
        if (!reading.doubts().isEmpty()) {
          doubts.merge(
              ((long) report.feed() << 32) | report.file(), reading.doubts(), Doubts::plus);
        }
        excerpts.addAll(themes.excerpts(reading, stamp.asOf(), stamp.runId()));
        long voice = VoiceCount.of(report);
        for (ReportCount count : themes.counts(reading)) {
          MissionCounts.Sums sums =
              counts.computeIfAbsent(count.mission(), fresh -> new MissionCounts.Sums());
          // A text that speaks of no theme makes no sign, however often it comes.
          if (VoiceCount.isWriter(voice) || reading.speaksFor(count.mission())) {
            sums.add(reading.source().role(), voice, count);
          } else {
            sums.add(reading.source().role(), count);
          }
        }
      }
      write(context.element().getKey(), excerpts, out);
      counts.forEach(
          (mission, sums) ->
              out.get(COUNTS).output(KV.of(mission, PackedCounts.pack(sums.counts()))));
      sampled.forEach((mission, texts) -> out.get(SAMPLES).output(KV.of(mission, texts)));
      out.get(ACCOUNT)
          .output(RowBatch.of("data_quality", account(told, workspace, standing, doubts)));
    }

    /** Many are a part of their table at once, so that they need not all be held. */
    private void write(int shard, List<ReportExcerpt> excerpts, MultiOutputReceiver out)
        throws IOException {
      if (excerpts.size() < MANY) {
        out.get(ROWS).output(RowBatch.of(EXCERPTS, excerpts));
      } else {
        out.get(WRITTEN)
            .output(
                SortedRows.write(
                    stamp, PublishedTable.named(EXCERPTS), 1 + shard, new ArrayList<>(excerpts)));
      }
    }

    private List<DataQuality> account(
        Snapshot told, Workspace workspace, StandingReports standing, Map<Long, Doubts> doubts) {
      List<DataQuality> rows = new ArrayList<>();
      for (StandingReports.FileTally tally : standing.tallies()) {
        String feed = workspace.feeds().get(tally.feed()).id();
        String file = told.files().get(tally.file());
        rows.add(stamp.counted(feed, file, "superseded", tally.superseded() + tally.conflicting()));
        rows.add(stamp.counted(feed, file, "conflict", tally.conflicting()));
      }
      doubts.forEach(
          (feedAndFile, found) -> {
            String feed = workspace.feeds().get((int) (feedAndFile >> 32)).id();
            String file = told.files().get(feedAndFile.intValue());
            rows.addAll(stamp.inDoubt(feed, file, found));
          });
      return rows;
    }
  }

  private static final class Compare extends DoFn<KV<Integer, Iterable<byte[]>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final Themes how;

    Compare(RunStamp stamp, Themes how) {
      this.stamp = stamp;
      this.how = how;
    }

    @ProcessElement
    public void compare(ProcessContext context, MultiOutputReceiver out) {
      int position = context.element().getKey();
      MissionCounts counts =
          MissionCounts.of(
                  StreamSupport.stream(context.element().getValue().spliterator(), false)
                      .map(PackedCounts::unpack)
                      .toList())
              .heard();
      Workspace workspace = context.sideInput(how.snapshot()).workspace();
      out.get(ROWS)
          .output(
              RowBatch.of(
                  "report_theme",
                  ThemeShares.rows(
                      workspace,
                      position,
                      how.models(context).get(position),
                      counts.byPlace(),
                      stamp.asOf(),
                      stamp.runId())));
      out.get(ROWS)
          .output(
              RowBatch.of(
                  "report_theme_role",
                  RoleShares.rows(
                      workspace, position, counts.byRole(), stamp.asOf(), stamp.runId())));
      Mission mission = workspace.missions().get(position);
      out.get(VOICES)
          .output(
              KV.of(
                  mission.id(),
                  Voices.of(
                      workspace.places().size(),
                      mission.themes().size(),
                      counts.byPlace(),
                      stamp.asOf())));
    }
  }
}
