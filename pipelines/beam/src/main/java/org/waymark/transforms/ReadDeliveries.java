package org.waymark.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.waymark.coders.PackedCoder;
import org.waymark.coders.PackedRecords;
import org.waymark.coders.PackedReports;
import org.waymark.coders.RespondentBatchCoder;
import org.waymark.coders.RowBatch;
import org.waymark.coders.RowBatchCoder;
import org.waymark.feed.FeedParser;
import org.waymark.feed.FileTally;
import org.waymark.feed.ParsedChunk;
import org.waymark.io.DeliveredFiles;
import org.waymark.quality.RowAccount;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.survey.RespondentBatch;
import org.waymark.text.Report;

/**
 * Delivered pieces of files → observations, respondents, reports, records, refusals and their
 * account.
 */
public final class ReadDeliveries extends PTransform<PCollection<Piece>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Observations by shard, {@link PackedObservations packed}. */
  public static final TupleTag<KV<Integer, byte[]>> OBSERVATIONS =
      new TupleTag<>("observations") {};

  /** Respondents by shard. */
  public static final TupleTag<KV<Integer, RespondentBatch>> RESPONDENTS =
      new TupleTag<>("respondents") {};

  /** Reports by shard, {@link PackedReports packed}; not redacted. */
  public static final TupleTag<KV<Integer, byte[]>> REPORTS = new TupleTag<>("reports") {};

  /**
   * Records by what their kind is for, {@link PackedRecords packed}: {@code watch} for what a
   * mission's office keeps, {@code learning} for experiments and loops.
   */
  public static final TupleTag<KV<String, byte[]>> RECORDS = new TupleTag<>("records") {};

  /** Rows of {@code rejected_record}. */
  public static final TupleTag<RowBatch> REFUSED = new TupleTag<>("refused") {};

  /** Partial rows of {@code data_quality}. */
  public static final TupleTag<RowBatch> ACCOUNT = new TupleTag<>("account") {};

  private final RunStamp stamp;
  private final PCollectionView<Snapshot> snapshot;
  private final PCollectionView<Parents> parents;

  /** Reads by that registry; {@code parents} are what rows of some feeds belong to. */
  public ReadDeliveries(
      RunStamp stamp, PCollectionView<Snapshot> snapshot, PCollectionView<Parents> parents) {
    this.stamp = stamp;
    this.snapshot = snapshot;
    this.parents = parents;
  }

  @Override
  public PCollectionTuple expand(PCollection<Piece> pieces) {
    PCollectionTuple read =
        pieces
            .apply("Spread over workers", Reshuffle.viaRandomKey())
            .apply(
                "Parse",
                ParDo.of(new Parse(stamp, snapshot, parents))
                    .withSideInputs(snapshot, parents)
                    .withOutputTags(
                        OBSERVATIONS,
                        TupleTagList.of(RESPONDENTS)
                            .and(REPORTS)
                            .and(RECORDS)
                            .and(REFUSED)
                            .and(ACCOUNT)));
    read.get(OBSERVATIONS).setCoder(KvCoder.of(VarIntCoder.of(), PackedCoder.of()));
    read.get(RESPONDENTS).setCoder(KvCoder.of(VarIntCoder.of(), RespondentBatchCoder.of()));
    read.get(REPORTS).setCoder(KvCoder.of(VarIntCoder.of(), PackedCoder.of()));
    read.get(RECORDS).setCoder(KvCoder.of(StringUtf8Coder.of(), PackedCoder.of()));
    read.get(REFUSED).setCoder(RowBatchCoder.of());
    read.get(ACCOUNT).setCoder(RowBatchCoder.of());
    return read;
  }

  private static final class Parse extends DoFn<Piece, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    /** Rows that are held as columns: more would outlive the youngest memory, and be copied. */
    private static final int ROWS_AT_ONCE = 1 << 16;

    /** A piece that cannot be cut, such as a compressed file, is handed on in stretches. */
    private static final int ROWS_TOGETHER = 1_000_000;

    private final RunStamp stamp;
    private final PCollectionView<Snapshot> snapshot;
    private final PCollectionView<Parents> parents;

    Parse(RunStamp stamp, PCollectionView<Snapshot> snapshot, PCollectionView<Parents> parents) {
      this.stamp = stamp;
      this.snapshot = snapshot;
      this.parents = parents;
    }

    @ProcessElement
    public void parse(ProcessContext context, MultiOutputReceiver out) throws IOException {
      Piece piece = context.element();
      Workspace workspace = context.sideInput(snapshot).workspace();
      Feed feed = workspace.feeds().get(piece.feed());
      FeedParser parser = parser(piece, workspace, context.sideInput(parents));
      long position = piece.inspected().splittable() ? piece.split().offset() : 0;
      try (InputStream in = DeliveredFiles.open(piece.location(), position)) {
        ShardedObservations observations = new ShardedObservations(stamp.shards());
        parser.parse(
            piece.inspected(),
            piece.file(),
            in,
            piece.split(),
            ROWS_AT_ONCE,
            chunk -> {
              observations.add(chunk.observations());
              if (observations.rows() >= ROWS_TOGETHER) {
                observations.give(out.get(OBSERVATIONS));
              }
              give(feed, workspace, piece.inspected().path(), chunk, out);
            });
        observations.give(out.get(OBSERVATIONS));
      }
    }

    private FeedParser parser(Piece piece, Workspace workspace, Parents known) {
      int feed = piece.feed();
      return piece.parent()
          ? FeedParser.ofParent(workspace, feed, stamp.asOf(), stamp.runId()).orElseThrow()
          : FeedParser.of(
              workspace, feed, stamp.asOf(), stamp.runId(), stamp.shards(), known.of(feed));
    }

    private void give(
        Feed feed, Workspace workspace, String file, ParsedChunk chunk, MultiOutputReceiver out) {
      LiveCounts.add(chunk.tally().rowsRead(), chunk.tally().rejected());
      for (int shard = 0; shard < chunk.respondents().length; shard++) {
        if (chunk.respondents()[shard].size() > 0) {
          out.get(RESPONDENTS).output(KV.of(shard, chunk.respondents()[shard]));
        }
      }
      chunk
          .records()
          .ifPresent(
              records ->
                  out.get(RECORDS)
                      .output(KV.of(records.kind().use(), PackedRecords.pack(records))));
      byShard(chunk.reports())
          .forEach(
              (shard, reports) ->
                  out.get(REPORTS).output(KV.of(shard, PackedReports.pack(reports))));
      RefusedRows refused = RefusedRows.of(chunk.rejected(), feed, workspace);
      if (!refused.rows().isEmpty()) {
        out.get(REFUSED).output(RowBatch.of("rejected_record", refused.rows()));
      }
      List<DataQuality> account = account(feed.id(), file, chunk);
      account.addAll(stamp.inDoubt(feed.id(), file, refused.doubts()));
      out.get(ACCOUNT).output(RowBatch.of("data_quality", account));
    }

    /**
     * Versions of a report meet by its id. One without has no other version, and goes by what is
     * written, so that the order of rows in a file does not matter.
     */
    private Map<Integer, List<Report>> byShard(List<Report> reports) {
      Map<Integer, List<Report>> shards = new TreeMap<>();
      for (Report report : reports) {
        int hash = (report.id().isEmpty() ? report.text() : report.id()).hashCode();
        shards
            .computeIfAbsent(Math.floorMod(hash, stamp.shards()), fresh -> new ArrayList<>())
            .add(report);
      }
      return shards;
    }

    private List<DataQuality> account(String feed, String file, ParsedChunk chunk) {
      FileTally tally = chunk.tally();
      List<RejectedRecord> rejected = chunk.rejected();
      List<DataQuality> rows = new ArrayList<>();
      rows.add(
          RowAccount.rows(
              feed,
              file,
              tally.accepted(),
              tally.rejected(),
              tally.skipped(),
              stamp.asOf(),
              stamp.runId()));
      rows.add(stamp.counted(feed, file, "not-yet-known", tally.notYetKnown()));
      rows.add(stamp.counted(feed, file, "not-selected", tally.notSelected()));
      rows.add(stamp.counted(feed, file, "no-value", tally.noValue()));
      rows.add(stamp.counted(feed, file, "left-out", tally.leftOut()));
      chunk.notes().forEach((check, count) -> rows.add(stamp.counted(feed, file, check, count)));
      Map<String, Long> reasons = new TreeMap<>();
      rejected.forEach(row -> reasons.merge(row.getReason(), 1L, Long::sum));
      reasons.forEach(
          (reason, count) ->
              rows.add(stamp.counted(feed, file, RowAccount.rejectedFor(reason), count)));
      return rows;
    }
  }
}
