package org.waymark.feed;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.panel.PanelBuilder;
import org.waymark.period.Period;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.RejectedRecord;

/** Says of rows that contradict each other what tells them apart, and what to do. */
public final class ContradictoryRows {
  /** Lines of a file that are read again; of further ones less is said. */
  private static final int MOST_LINES = 10_000;

  private static final int VALUES_SHOWN = 5;
  private static final int LINES_SHOWN = 8;

  private final Workspace workspace;
  private final int feed;
  private final InspectedFile file;
  private final LocalDate asOf;
  private final String runId;

  /** Rows of a file of that feed. */
  public ContradictoryRows(
      Workspace workspace, int feed, InspectedFile file, LocalDate asOf, String runId) {
    this.workspace = workspace;
    this.feed = feed;
    this.file = file;
    this.asOf = asOf;
    this.runId = runId;
  }

  /** A record for each row, not redacted. */
  public List<RejectedRecord> refused(
      List<PanelBuilder.Contradiction> contradictions, DeliveredRows.Opener opener)
      throws IOException {
    SortedSet<Integer> lines = new TreeSet<>();
    for (PanelBuilder.Contradiction one : contradictions) {
      if (lines.size() < MOST_LINES) {
        lines.addAll(one.lines());
      }
    }
    Map<Integer, DeliveredRows.Delivered> rows =
        new DeliveredRows(file, workspace.feeds().get(feed).reading(), opener).at(lines);
    Set<String> numeric = numbers();
    List<RejectedRecord> refused = new ArrayList<>();
    for (PanelBuilder.Contradiction one : contradictions) {
      String detail = detail(one, rows, numeric);
      for (int line : one.lines()) {
        DeliveredRows.Delivered row = rows.get(line);
        refused.add(
            new RejectedRecord(
                workspace.feeds().get(feed).id(),
                file.path(),
                (long) line,
                null,
                one.revisions() ? "mixed-revisions" : "conflict",
                detail,
                row == null ? "" : RowText.shown(row.raw()),
                asOf,
                runId));
      }
    }
    return refused;
  }

  /** Names of what differs as a matter of course. */
  private Set<String> numbers() {
    Columns columns = Columns.of(workspace.feeds().get(feed), FeedParser.layout(file));
    Set<String> numbers = new TreeSet<>();
    List<Feed.Source> sources = columns.sources();
    List<String> names = columns.names();
    for (int c = 0; c < sources.size(); c++) {
      if (columns.numeric(c)) {
        numbers.add(names.get(c));
        columns.inHeader(sources.get(c)).forEach(at -> numbers.add(file.header().get(at)));
      }
    }
    return numbers;
  }

  private String detail(
      PanelBuilder.Contradiction one,
      Map<Integer, DeliveredRows.Delivered> rows,
      Set<String> numeric) {
    String where =
        workspace.places().get(one.place()).id() + " in " + Period.ofCode(one.period()).toString();
    String lines =
        one.lines().stream()
                .limit(LINES_SHOWN)
                .map(String::valueOf)
                .collect(Collectors.joining(", "))
            + (one.lines().size() > LINES_SHOWN ? " and more" : "");
    if (one.revisions()) {
      return "the revisions of "
          + where
          + " are a date in some rows and a number in others (here line"
          + (one.lines().size() == 1 ? " " : "s ")
          + lines
          + "), and cannot be put in order; deliver one kind";
    }
    List<String> differing = new ArrayList<>();
    for (String name : names(one, rows)) {
      Set<String> values = new TreeSet<>();
      for (int line : one.lines()) {
        DeliveredRows.Delivered row = rows.get(line);
        if (row != null) {
          values.add(row.fields().getOrDefault(name, ""));
        }
      }
      if (values.size() > 1 && !numeric.contains(name)) {
        differing.add(
            name
                + " differs: "
                + values.stream()
                    .limit(VALUES_SHOWN)
                    .map(value -> value.isEmpty() ? "nothing" : RowText.quoted(value))
                    .collect(Collectors.joining(", "))
                + (values.size() > VALUES_SHOWN ? " and more" : ""));
      }
    }
    return "lines "
        + lines
        + " give "
        + where
        + " different numbers; "
        + (differing.isEmpty()
            ? "no other column tells them apart: deliver one of them, or map a `revision`"
            : String.join("; ", differing) + "; select one with `where`, or map a `revision`");
  }

  /** Columns or keys of these rows, in the order in which they are met. */
  private static Set<String> names(
      PanelBuilder.Contradiction one, Map<Integer, DeliveredRows.Delivered> rows) {
    Set<String> names = new LinkedHashSet<>();
    for (int line : one.lines()) {
      DeliveredRows.Delivered row = rows.get(line);
      if (row != null) {
        names.addAll(row.fields().keySet());
      }
    }
    return names;
  }
}
