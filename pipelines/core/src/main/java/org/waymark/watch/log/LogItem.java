package org.waymark.watch.log;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.watch.AlertCode;

/**
 * An item of a log with its history.
 *
 * @param latest the row as the last snapshot has it
 * @param firstDue the first day that was promised
 * @param codes of alerts, in its citations and its title, as codes are written
 */
public record LogItem(LogRow latest, Optional<LocalDate> firstDue, List<String> codes) {
  private static final String DROPPED = "dropped";

  /** The items of rows up to a date, in order of kind and id, whatever the order of the rows. */
  public static List<LogItem> of(Collection<LogRow> rows, LocalDate asOf) {
    Map<String, List<LogRow>> byId = new TreeMap<>();
    for (LogRow row : rows) {
      boolean known =
          !row.opened().isAfter(asOf) && row.snapshot().map(s -> !s.isAfter(asOf)).orElse(true);
      if (known) {
        byId.computeIfAbsent(
                row.feed() + "\n" + row.kind().word() + "\n" + row.id(), id -> new ArrayList<>())
            .add(row);
      }
    }
    return byId.values().stream().map(path -> item(path, asOf)).toList();
  }

  private static LogItem item(List<LogRow> path, LocalDate asOf) {
    path.sort(
        Comparator.<LogRow, LocalDate>comparing(row -> row.snapshot().orElse(LocalDate.MIN))
            .thenComparing(LogRow::source));
    Optional<LocalDate> firstDue = path.stream().flatMap(row -> row.due().stream()).findFirst();
    TreeSet<String> codes = new TreeSet<>();
    for (LogRow row : path) {
      codes.addAll(AlertCode.in(row.title()));
      row.cites().forEach(cited -> codes.addAll(AlertCode.in(cited)));
    }
    LogRow last = path.get(path.size() - 1);
    LogRow known =
        last.closed().map(day -> day.isAfter(asOf)).orElse(false)
            ? new LogRow(
                last.feed(),
                last.id(),
                last.kind(),
                last.title(),
                last.opened(),
                last.due(),
                Optional.empty(),
                "",
                last.ownerOrg(),
                last.cites(),
                last.snapshot(),
                last.source())
            : last;
    return new LogItem(known, firstDue, List.copyOf(codes));
  }

  public String id() {
    return latest.id();
  }

  public LogKind kind() {
    return latest.kind();
  }

  /** Whether it is not closed. */
  public boolean isOpen() {
    return latest.closed().isEmpty();
  }

  /** Whether it was closed by the first day that was promised; not where it was dropped. */
  public boolean isKept() {
    return latest.closed().isPresent()
        && firstDue.isPresent()
        && !latest.closed().get().isAfter(firstDue.get())
        && !latest.outcome().equalsIgnoreCase(DROPPED);
  }

  /** Whether it names something: as a citation, or a word of its title. */
  public boolean names(String id) {
    return latest.cites().contains(id)
        || (" " + latest.title().replaceAll("[^\\p{L}\\p{N}-]+", " ") + " ")
            .contains(" " + id + " ");
  }
}
