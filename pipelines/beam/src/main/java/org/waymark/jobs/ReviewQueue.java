package org.waymark.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.waymark.feed.FeedParser;
import org.waymark.feed.FileFault;
import org.waymark.feed.InspectedFile;
import org.waymark.feed.ParsedChunk;
import org.waymark.feed.Split;
import org.waymark.io.DeliveredFiles;
import org.waymark.publish.RunFailure;
import org.waymark.redaction.DoubtfulSpan;
import org.waymark.redaction.FeedRedactions;
import org.waymark.redaction.Redaction;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.text.Report;
import org.waymark.text.StandingReports;

/**
 * What redaction is unsure of in the delivered files of a workspace, for a person to judge. It
 * holds what may be personal: never to be stored or published.
 *
 * @param first the first spans: those left in before those replaced, then in order of file and line
 * @param left all spans that were left in although they may be personal
 * @param replaced all spans that were taken out although they may have been harmless
 * @param texts reports and refused rows that were looked through
 * @param unread files that cannot be read, a line each with the reason
 */
public record ReviewQueue(
    List<InDoubt> first, long left, long replaced, long texts, List<String> unread) {

  /** After every date that a feed can name: what is delivered early is reviewed early. */
  private static final LocalDate END_OF_TIME = LocalDate.of(2100, 12, 31);

  private static final int ROWS_TOGETHER = 100_000;

  private static final Comparator<InDoubt> ORDER =
      Comparator.comparing(InDoubt::replaced)
          .thenComparing(InDoubt::file)
          .thenComparingLong(InDoubt::line);

  /** Where a span is. */
  public enum Where {
    /** In the text of a report. */
    REPORT,
    /** In a row that was refused. */
    REFUSED_ROW
  }

  /**
   * One span.
   *
   * @param feed id of the feed
   * @param file relative to the workspace
   * @param line on which the row starts, counted from 1, header included
   * @param kind code of the kind of detail, such as {@code name}
   * @param replaced true where it is taken out of what is published, false where it is left in
   * @param span as delivered
   * @param context what is published around it, a few words each way
   */
  public record InDoubt(
      String feed,
      String file,
      long line,
      Where where,
      String kind,
      boolean replaced,
      String span,
      String context) {}

  /**
   * Reads every file of these feeds as a run does.
   *
   * @param folder of the workspace
   * @param workspace with the feeds that are asked for
   * @param most how many spans are kept
   * @throws RunFailure if a feed names no file
   */
  public static ReviewQueue of(Path folder, Workspace workspace, int most)
      throws IOException, RunFailure {
    Inventory inventory =
        Inventory.take(folder, workspace, END_OF_TIME, Runtime.getRuntime().availableProcessors());
    Reading reading = new Reading(workspace, inventory, most);
    for (int feed = 0; feed < workspace.feeds().size(); feed++) {
      reading.read(feed);
    }
    return reading.queue();
  }

  private static final class Reading {
    private final Workspace workspace;
    private final Inventory inventory;
    private final int most;
    private final FeedRedactions redactions;
    private final List<String> unread = new ArrayList<>();
    private List<InDoubt> spans = new ArrayList<>();
    private long left;
    private long replaced;
    private long texts;

    Reading(Workspace workspace, Inventory inventory, int most) {
      this.workspace = workspace;
      this.inventory = inventory;
      this.most = most;
      redactions = FeedRedactions.of(workspace);
    }

    ReviewQueue queue() {
      keepFirst();
      return new ReviewQueue(List.copyOf(spans), left, replaced, texts, List.copyOf(unread));
    }

    /** Reports of a feed are held together, because a later one takes the place of an earlier. */
    void read(int feed) throws IOException {
      List<Report> reports = new ArrayList<>();
      for (int file = 0; file < inventory.entries().size(); file++) {
        Inventory.Entry entry = inventory.entries().get(file);
        if (entry.feed() == feed) {
          read(entry, file, reports);
        }
      }
      for (Report report : StandingReports.of(reports).reports()) {
        review(
            redactions.ofTexts(feed),
            workspace.feeds().get(feed).id(),
            inventory.entries().get(report.file()).file().path(),
            report.line(),
            Where.REPORT,
            report.text());
      }
    }

    private void read(Inventory.Entry entry, int position, List<Report> reports)
        throws IOException {
      InspectedFile file = entry.file();
      for (FileFault fault : file.faults()) {
        if (fault.fatal()) {
          unread.add(file.path() + ": " + fault.detail());
        }
      }
      FeedParser parser = parser(entry);
      for (Split split : file.splits()) {
        long from = file.splittable() ? split.offset() : 0;
        try (InputStream in = DeliveredFiles.open(entry.location(), from)) {
          parser.parse(
              file, position, in, split, ROWS_TOGETHER, chunk -> take(entry, chunk, reports));
        }
      }
    }

    private FeedParser parser(Inventory.Entry entry) {
      int feed = entry.feed();
      return entry.parent()
          ? FeedParser.ofParent(workspace, feed, END_OF_TIME, "").orElseThrow()
          : FeedParser.of(workspace, feed, END_OF_TIME, "", 1, inventory.parents().of(feed));
    }

    private void take(Inventory.Entry entry, ParsedChunk chunk, List<Report> reports) {
      reports.addAll(chunk.reports());
      Feed feed = workspace.feeds().get(entry.feed());
      Redaction redaction = FeedRedactions.ofRefused(feed);
      // A row is there once for each of its values that was refused.
      Set<Long> lines = new HashSet<>();
      for (RejectedRecord row : chunk.rejected()) {
        if (lines.add(row.getLine())) {
          review(
              redaction,
              feed.id(),
              entry.file().path(),
              row.getLine(),
              Where.REFUSED_ROW,
              row.getRaw());
        }
      }
    }

    private void review(
        Redaction redaction, String feed, String file, long line, Where where, String text) {
      texts++;
      for (DoubtfulSpan span : redaction.review(text)) {
        if (span.replaced()) {
          replaced++;
        } else {
          left++;
        }
        spans.add(
            new InDoubt(
                feed,
                file,
                line,
                where,
                span.kind().code(),
                span.replaced(),
                span.span(),
                span.context()));
      }
      if (spans.size() > 2L * most + 1_000) {
        keepFirst();
      }
    }

    /** The sort is stable: spans of one line stay in order of position. */
    private void keepFirst() {
      spans.sort(ORDER);
      spans = new ArrayList<>(spans.subList(0, Math.min(most, spans.size())));
    }
  }
}
