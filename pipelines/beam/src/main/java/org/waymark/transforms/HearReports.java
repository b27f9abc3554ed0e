package org.waymark.transforms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.practice.Voices;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.text.Doubts;
import org.waymark.text.Report;
import org.waymark.text.ReportCount;
import org.waymark.text.ReportReading;
import org.waymark.text.ReportThemes;
import org.waymark.text.StandingReports;
import org.waymark.text.ThemeShares;

/** Reports → redacted excerpts, and how often each place speaks of each theme. */
public final class HearReports
    extends PTransform<PCollection<KV<Integer, Report>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Rows of {@code report_theme} and {@code report_excerpt}. */
  public static final TupleTag<RowBatch> ROWS = new TupleTag<>("rows") {};

  /** Partial rows of {@code data_quality}. */
  public static final TupleTag<RowBatch> ACCOUNT = new TupleTag<>("report account") {};

  /** What the places wrote over the year, by mission; none for missions without themes. */
  public static final TupleTag<KV<String, Voices>> VOICES = new TupleTag<>("voices") {};

  private static final TupleTag<KV<Integer, List<ReportCount>>> COUNTS =
      new TupleTag<>("counts") {};

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;

  /** Hears by that registry. */
  public HearReports(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
    this.stamp = stamp;
    this.snapshot = snapshot;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, Report>> reports) {
    PCollectionTuple read =
        reports
            .apply("Gather by id", GroupByKey.create())
            .apply(
                "Read",
                ParDo.of(new Read(stamp, snapshot))
                    .withSideInputs(snapshot)
                    .withOutputTags(ROWS, TupleTagList.of(COUNTS).and(ACCOUNT)));
    read.get(ROWS).setCoder(RowBatchCoder.of());
    read.get(ACCOUNT).setCoder(RowBatchCoder.of());
    PCollectionTuple compared =
        read.get(COUNTS)
            .setCoder(
                KvCoder.of(VarIntCoder.of(), ListCoder.of(SerializableCoder.of(ReportCount.class))))
            .apply("Gather missions", GroupByKey.create())
            .apply(
                "Compare weeks",
                ParDo.of(new Compare(stamp, snapshot))
                    .withSideInputs(snapshot)
                    .withOutputTags(ROWS, TupleTagList.of(VOICES)));
    PCollection<RowBatch> rows =
        PCollectionList.of(read.get(ROWS))
            .and(compared.get(ROWS).setCoder(RowBatchCoder.of()))
            .apply("Rows", Flatten.pCollections());
    return PCollectionTuple.of(ROWS, rows)
        .and(ACCOUNT, read.get(ACCOUNT))
        .and(
            VOICES,
            compared
                .get(VOICES)
                .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Voices.class))));
  }

  private static final class Read extends DoFn<KV<Integer, Iterable<Report>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    Read(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void read(ProcessContext context, MultiOutputReceiver out) {
      Snapshot told = context.sideInput(snapshot);
      Workspace workspace = told.workspace();
      ReportThemes themes = ReportThemes.of(workspace);
      StandingReports standing =
          StandingReports.of(
              StreamSupport.stream(context.element().getValue().spliterator(), false).toList());
      List<ReportExcerpt> excerpts = new ArrayList<>();
      Map<Integer, Map<ReportCount, Long>> counts = new TreeMap<>();
      Map<Long, Doubts> doubts = new TreeMap<>();
      for (Report report : standing.reports()) {
        ReportReading reading = themes.read(report);
        if (!reading.doubts().isEmpty()) {
          doubts.merge(
              ((long) report.feed() << 32) | report.file(), reading.doubts(), Doubts::plus);
        }
        excerpts.addAll(themes.excerpts(reading, stamp.asOf(), stamp.runId()));
        for (ReportCount count : themes.counts(reading)) {
          counts
              .computeIfAbsent(count.mission(), fresh -> new TreeMap<>(KEY))
              .merge(count, count.reports(), Long::sum);
        }
      }
      out.get(ROWS).output(RowBatch.of("report_excerpt", excerpts));
      counts.forEach(
          (mission, sums) ->
              out.get(COUNTS)
                  .output(
                      KV.of(
                          mission,
                          sums.entrySet().stream()
                              .map(sum -> withReports(sum.getKey(), sum.getValue()))
                              .toList())));
      out.get(ACCOUNT)
          .output(RowBatch.of("data_quality", account(told, workspace, standing, doubts)));
    }

    private static final Comparator<ReportCount> KEY =
        Comparator.comparingInt(ReportCount::mission)
            .thenComparingInt(ReportCount::place)
            .thenComparingInt(ReportCount::week)
            .thenComparingInt(ReportCount::theme);

    private static ReportCount withReports(ReportCount key, long reports) {
      return new ReportCount(key.mission(), key.place(), key.week(), key.theme(), reports);
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

  private static final class Compare
      extends DoFn<KV<Integer, Iterable<List<ReportCount>>>, RowBatch> {
    private static final long serialVersionUID = 1L;
    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;

    Compare(RunStamp stamp, PCollectionView<Snapshot> snapshot) {
      this.stamp = stamp;
      this.snapshot = snapshot;
    }

    @ProcessElement
    public void compare(ProcessContext context, MultiOutputReceiver out) {
      List<ReportCount> counts =
          StreamSupport.stream(context.element().getValue().spliterator(), false)
              .flatMap(List::stream)
              .toList();
      Workspace workspace = context.sideInput(snapshot).workspace();
      int position = context.element().getKey();
      out.get(ROWS)
          .output(
              RowBatch.of(
                  "report_theme",
                  ThemeShares.rows(workspace, position, counts, stamp.asOf(), stamp.runId())));
      Mission mission = workspace.missions().get(position);
      out.get(VOICES)
          .output(
              KV.of(
                  mission.id(),
                  Voices.of(
                      workspace.places().size(), mission.themes().size(), counts, stamp.asOf())));
    }
  }
}
