package org.waymark.watch.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Snapshots of a tracker as the history of its items. A snapshot that comes late takes its place by
 * its date, and none later than the reporting date is seen.
 *
 * @param items in order of feed, then id
 * @param snapshots dates of all that were seen, in order
 */
public record PlanHistory(List<PlanItem> items, List<LocalDate> snapshots) {

  public PlanHistory {
    items = List.copyOf(items);
    snapshots = List.copyOf(snapshots);
  }

  /**
   * The items of the snapshots up to a date, whatever the order of their rows. Each feed has its
   * own snapshots: an item is withdrawn where a later snapshot of its feed does not have it.
   */
  public static PlanHistory of(Collection<PlanRow> rows, LocalDate asOf) {
    Map<String, Map<String, List<PlanRow>>> byFeed = new TreeMap<>();
    Map<String, LocalDate> last = new TreeMap<>();
    TreeSet<LocalDate> dates = new TreeSet<>();
    for (PlanRow row : rows) {
      if (!row.snapshot().isAfter(asOf)) {
        byFeed
            .computeIfAbsent(row.feed(), feed -> new TreeMap<>())
            .computeIfAbsent(row.id(), id -> new ArrayList<>())
            .add(row);
        last.merge(row.feed(), row.snapshot(), (a, b) -> a.isAfter(b) ? a : b);
        dates.add(row.snapshot());
      }
    }
    List<PlanItem> items = new ArrayList<>();
    byFeed.forEach(
        (feed, byId) -> {
          LocalDate latest = last.getOrDefault(feed, asOf);
          for (List<PlanRow> path : byId.values()) {
            path.sort(Comparator.comparing(PlanRow::snapshot).thenComparing(PlanRow::source));
            items.add(item(path, latest, asOf));
          }
        });
    return new PlanHistory(items, List.copyOf(dates));
  }

  private static PlanItem item(List<PlanRow> path, LocalDate last, LocalDate asOf) {
    Optional<LocalDate> firstDue = Optional.empty();
    Optional<LocalDate> due = Optional.empty();
    Optional<LocalDate> done = Optional.empty();
    int moved = 0;
    int dated = 0;
    for (PlanRow row : path) {
      if (row.due().isPresent()) {
        dated++;
        if (due.isPresent() && !due.equals(row.due())) {
          moved++;
        }
        due = row.due();
        if (firstDue.isEmpty()) {
          firstDue = due;
        }
      }
      done = row.done().filter(day -> !day.isAfter(asOf));
    }
    PlanRow latest = path.get(path.size() - 1);
    boolean withdrawn = done.isEmpty() && latest.snapshot().isBefore(last);
    return new PlanItem(
        latest, path.get(0).snapshot(), firstDue, due, done, moved, dated, withdrawn);
  }

  /** The item with that id. */
  public Optional<PlanItem> item(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }
}
