package org.waymark.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.waymark.feed.FeedParser;
import org.waymark.feed.FileInspection;
import org.waymark.feed.FileTally;
import org.waymark.feed.InspectedFile;
import org.waymark.feed.ParsedChunk;
import org.waymark.feed.Split;
import org.waymark.io.DeliveredFiles;
import org.waymark.io.WorkspaceFolder;
import org.waymark.panel.ObservationBatch;
import org.waymark.period.Period;
import org.waymark.publish.RunFailure;
import org.waymark.record.RecordBatch;
import org.waymark.redaction.Redaction;
import org.waymark.registry.Feed;
import org.waymark.registry.RecordField;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.RegistryReading;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.survey.RespondentBatch;

/** Reads the files of one feed and says what its rows become. Nothing is written. */
public final class FeedTrial {
  /** Seen from here every period has ended. */
  private static final LocalDate LATER = LocalDate.of(2101, 12, 31);

  private static final int EXAMPLES = 3;
  private static final int PLACES = 10;
  private static final long SPLIT = 64L << 20;
  private static final int ROWS_AT_ONCE = 1 << 14;

  private final Workspace workspace;
  private final int feed;
  private final int rows;
  private final List<String> lines = new ArrayList<>();
  private int shown;

  private FeedTrial(Workspace workspace, int feed, int rows) {
    this.workspace = workspace;
    this.feed = feed;
    this.rows = rows;
  }

  /**
   * What the rows of a feed become, in lines for people.
   *
   * @param folder of the workspace
   * @param id of the feed
   * @param rows observations that are shown
   * @throws RunFailure where the workspace has errors, or the feed has no files
   */
  public static List<String> of(Path folder, String id, int rows) throws IOException, RunFailure {
    RegistryReading reading = RegistryReader.read(WorkspaceFolder.read(folder));
    if (reading.workspace().isEmpty() || !reading.errors().isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          "the workspace has problems",
          reading.errors().stream().map(problem -> problem.rendered()).toList());
    }
    Workspace workspace = reading.workspace().get();
    for (int f = 0; f < workspace.feeds().size(); f++) {
      if (workspace.feeds().get(f).id().equals(id)) {
        FeedTrial trial = new FeedTrial(workspace, f, rows);
        trial.read(folder);
        return trial.lines;
      }
    }
    throw new RunFailure(
        RunFailure.Kind.REGISTRY, "the workspace has no feed `" + id + "`", List.of());
  }

  private void read(Path folder) throws IOException, RunFailure {
    Feed declared = workspace.feeds().get(feed);
    FeedParser parser = FeedParser.of(workspace, feed, LATER, "", 1);
    List<DeliveredFiles.Delivered> files =
        DeliveredFiles.matching(folder, declared.reading().files());
    if (files.isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.INPUT_MISSING,
          "no file matches `" + declared.reading().files() + "`",
          List.of());
    }
    for (DeliveredFiles.Delivered delivered : files) {
      List<InspectedFile> found;
      try (InputStream in = DeliveredFiles.open(delivered.location(), 0)) {
        found =
            FileInspection.inspectAll(
                in,
                delivered.name(),
                declared.reading(),
                DeliveredFiles.described(folder, delivered),
                DeliveredFiles.describedWithin(delivered),
                SPLIT,
                true);
      }
      for (InspectedFile file : found) {
        file(parser, delivered, parser.checked(file));
      }
    }
  }

  private void file(FeedParser parser, DeliveredFiles.Delivered delivered, InspectedFile file)
      throws IOException {
    lines.add(file.path());
    file.notes().forEach(note -> lines.add("  note: " + note));
    List<RejectedRecord> refused = new ArrayList<>(file.rejections("", LATER, ""));
    FileTally[] tally = {FileTally.NONE};
    for (Split split : file.splits()) {
      long position = file.splittable() ? split.offset() : 0;
      try (InputStream in = DeliveredFiles.open(delivered.location(), position)) {
        parser.parse(
            file,
            0,
            in,
            split,
            ROWS_AT_ONCE,
            chunk -> {
              show(chunk);
              tally[0] = tally[0].plus(chunk.tally());
              refused.addAll(chunk.rejected());
            });
      }
    }
    long lost = file.refusedRows();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %,d rows read: %,d accepted, %,d rejected, %,d skipped",
            tally[0].rowsRead() + lost,
            tally[0].accepted(),
            tally[0].rejected() + lost,
            tally[0].skipped()));
    refusals(refused);
  }

  private void refusals(List<RejectedRecord> refused) {
    Map<String, List<RejectedRecord>> byReason = new TreeMap<>();
    refused.forEach(
        row -> byReason.computeIfAbsent(row.getReason(), fresh -> new ArrayList<>()).add(row));
    boolean numbers =
        workspace.feeds().get(feed) instanceof Feed.WideFeed
            || workspace.feeds().get(feed) instanceof Feed.LongFeed;
    byReason.forEach(
        (reason, rejected) -> {
          lines.add(
              String.format(Locale.ROOT, "  rejected: %s, %,d values", reason, rejected.size()));
          if (numbers && reason.equals("unknown-place")) {
            places(rejected);
            return;
          }
          // What people wrote is not shown before it is redacted.
          rejected.stream()
              .limit(numbers ? EXAMPLES : 0)
              .forEach(row -> lines.add("    line " + row.getLine() + ": " + row.getDetail()));
        });
  }

  /** Each place that is not there once. */
  private void places(List<RejectedRecord> rejected) {
    Map<String, List<RejectedRecord>> alike = new TreeMap<>();
    rejected.forEach(
        row -> alike.computeIfAbsent(row.getDetail(), fresh -> new ArrayList<>()).add(row));
    alike.entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<String, List<RejectedRecord>> one) -> -one.getValue().size()))
        .limit(PLACES)
        .forEach(
            one ->
                lines.add(
                    "    "
                        + (one.getValue().size() == 1
                            ? "line "
                            : one.getValue().size() + " rows, first line ")
                        + one.getValue().get(0).getLine()
                        + ": "
                        + one.getKey()));
    if (alike.size() > PLACES) {
      lines.add("    and " + (alike.size() - PLACES) + " other places");
    }
  }

  private void show(ParsedChunk chunk) {
    for (ObservationBatch batch : chunk.observations()) {
      for (int i = 0; i < batch.size() && shown < rows; i++, shown++) {
        lines.add(
            "  "
                + workspace.indicators().get(batch.indicator()[i]).id()
                + "  "
                + workspace.places().get(batch.place()[i]).id()
                + "  "
                + Period.ofCode(batch.period()[i])
                + numbers(batch, i)
                + "  (line "
                + batch.line()[i]
                + ")");
      }
    }
    for (RespondentBatch batch : chunk.respondents()) {
      for (int i = 0; i < batch.size() && shown < rows; i++, shown++) {
        lines.add(
            "  "
                + workspace.indicators().get(batch.indicator()[i]).id()
                + "  "
                + workspace.places().get(batch.place()[i]).id()
                + "  "
                + Period.ofCode(batch.period()[i])
                + "  answer "
                + batch.answer()[i]
                + "  (line "
                + batch.line()[i]
                + ")");
      }
    }
    chunk.records().ifPresent(this::show);
  }

  private void show(RecordBatch batch) {
    for (int row = 0; row < batch.size() && shown < rows; row++, shown++) {
      StringBuilder line = new StringBuilder("  ").append(batch.kind().word());
      for (RecordField field : batch.kind().fields()) {
        String content = content(batch, row, field);
        if (!content.isEmpty()) {
          line.append("  ").append(field.name()).append(' ').append(content);
        }
      }
      if (!batch.attachedTo(row).isEmpty()) {
        line.append("  attached to ").append(batch.attachedTo(row));
      }
      lines.add(line.append("  (line ").append(batch.line(row)).append(')').toString());
    }
  }

  /** What may be shown of a field: prose is redacted, and persons are not named. */
  private static String content(RecordBatch batch, int row, RecordField field) {
    return switch (field.type()) {
      case DAY, DUE -> batch.day(row, field.name()).map(LocalDate::toString).orElse("");
      case NUMBER -> {
        OptionalDouble number = batch.number(row, field.name());
        yield number.isPresent() ? String.valueOf(number.getAsDouble()) : "";
      }
      case PERSON -> batch.given(row, field.name()).map(digest -> "(a person)").orElse("");
      case PROSE, WORD -> Redaction.standard().apply(batch.text(row, field.name())).text();
    };
  }

  private static String numbers(ObservationBatch batch, int row) {
    if (batch.marked(row, ObservationBatch.WITHDRAWN)) {
      return "  no value";
    }
    if (batch.marked(row, org.waymark.panel.CountedRows.EVENT)) {
      return "  adds " + batch.value()[row];
    }
    return number("", batch.value(), row)
        + number("numerator ", batch.numerator(), row)
        + number("denominator ", batch.denominator(), row)
        + number("n ", batch.n(), row)
        + number("standard error ", batch.standardError(), row);
  }

  private static String number(String name, double[] column, int row) {
    double number = ObservationBatch.at(column, row);
    return Double.isNaN(number) ? "" : "  " + name + number;
  }
}
