package org.waymark.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.period.Period;

/**
 * Makes counts of rows that are events: calls, inspections, incidents.
 *
 * <p>The value of a place and period is the sum of its events' amounts, which are 1 where events
 * are counted. Of events with one id the one with the latest revision stands, or the one of the
 * later file and line. A place that has events gets a value for every period between the first and
 * the last in which any place has one: 0, where it has none. Where each event is a point of a
 * chart, nothing is added up: the events stand as they are.
 *
 * <p>The result does not depend on the order in which rows arrive.
 */
public final class CountedRows {
  /** The row is an event, and its value an amount that is added up. */
  public static final int EVENT = 16;

  /** A place without an event in a period has no value. */
  public static final int WITHOUT_ZEROS = 32;

  /**
   * Each event is a point of a chart of times or cases between events. It stays on those that were
   * told apart by their ids.
   */
  public static final int POINT = 64;

  private record Id(double high, double low) {}

  private record Event(ObservationBatch batch, int row) {
    boolean laterThan(Event other) {
      long one = batch.revisionAt(row);
      long two = other.batch.revisionAt(other.row);
      if (one != two) {
        return one > two;
      }
      return batch.file() != other.batch.file()
          ? batch.file() > other.batch.file()
          : batch.line()[row] > other.batch.line()[other.row];
    }
  }

  /** Sums of one feed and indicator. */
  private static final class Sums {
    private final TreeMap<Integer, TreeMap<Integer, double[]>> byPlace = new TreeMap<>();
    private final Map<Id, Event> latest = new HashMap<>();
    private final TreeMap<Integer, ObservationBatch.Builder> points = new TreeMap<>();
    private boolean zeros = true;
    private int lastFile;

    void take(Event event) {
      ObservationBatch batch = event.batch();
      zeros &= !batch.marked(event.row(), WITHOUT_ZEROS);
      lastFile = Math.max(lastFile, batch.file());
      double high = ObservationBatch.at(batch.numerator(), event.row());
      if (Double.isNaN(high)) {
        add(event);
        return;
      }
      Id id = new Id(high, ObservationBatch.at(batch.denominator(), event.row()));
      latest.merge(id, event, (old, fresh) -> fresh.laterThan(old) ? fresh : old);
    }

    private void add(Event event) {
      ObservationBatch batch = event.batch();
      int row = event.row();
      if (batch.marked(row, POINT)) {
        point(batch, row);
        return;
      }
      double[] sum =
          byPlace
              .computeIfAbsent(batch.place()[row], fresh -> new TreeMap<>())
              .computeIfAbsent(batch.period()[row], fresh -> new double[] {0, batch.file()});
      sum[0] += batch.value()[row];
      sum[1] = Math.max(sum[1], batch.file());
    }

    private void point(ObservationBatch batch, int row) {
      ObservationBatch.Builder of =
          points.computeIfAbsent(
              batch.file(), file -> new ObservationBatch.Builder(batch.feed(), file, 16));
      of.row(batch.indicator()[row], batch.place()[row], batch.period()[row], batch.line()[row]);
      double value = ObservationBatch.at(batch.value(), row);
      double moment = ObservationBatch.at(batch.moment(), row);
      if (!Double.isNaN(value)) {
        of.value(value);
      }
      if (!Double.isNaN(moment)) {
        of.moment(moment);
      }
      if (batch.revision().length > 0) {
        of.revision(batch.revisionAt(row));
      }
      int kept = ObservationBatch.NUMBERED;
      if (!Double.isNaN(ObservationBatch.at(batch.numerator(), row))) {
        kept |= POINT;
      }
      of.mark(batch.marks()[row] & kept);
    }

    void conclude(int feed, int indicator, List<ObservationBatch> made) {
      // Sums of amounts depend on their order in the last digit: take events in theirs.
      List<Event> events = new ArrayList<>(latest.values());
      events.sort(
          (a, b) -> {
            int order = Integer.compare(a.batch().file(), b.batch().file());
            return order != 0
                ? order
                : Integer.compare(a.batch().line()[a.row()], b.batch().line()[b.row()]);
          });
      events.forEach(this::add);
      points.values().forEach(builder -> made.add(builder.build()));
      if (byPlace.isEmpty()) {
        return;
      }
      if (zeros) {
        for (int period : periods()) {
          byPlace
              .values()
              .forEach(of -> of.computeIfAbsent(period, fresh -> new double[] {0, lastFile}));
        }
      }
      TreeMap<Integer, ObservationBatch.Builder> byFile = new TreeMap<>();
      byPlace.forEach(
          (place, of) ->
              of.forEach(
                  (period, sum) ->
                      byFile
                          .computeIfAbsent(
                              (int) sum[1], file -> new ObservationBatch.Builder(feed, file, 16))
                          .row(indicator, place, period, 0)
                          .value(sum[0])));
      byFile.values().forEach(builder -> made.add(builder.build()));
    }

    /** All periods from the first to the last that has an event, of the kind that these are. */
    private Set<Integer> periods() {
      TreeSet<Integer> seen = new TreeSet<>();
      byPlace.values().forEach(of -> seen.addAll(of.keySet()));
      TreeSet<Integer> all = new TreeSet<>(seen);
      Period period = Period.ofCode(seen.first());
      for (int i = 0; i < MOST_PERIODS && period.code() < seen.last(); i++) {
        period = period.next();
        all.add(period.code());
      }
      return all;
    }

    private static final int MOST_PERIODS = 20_000;
  }

  private CountedRows() {}

  /** The batches with events put together to counts; others as they are. */
  public static List<ObservationBatch> in(List<ObservationBatch> batches) {
    if (batches.stream().noneMatch(batch -> hasEvents(batch))) {
      return batches;
    }
    List<ObservationBatch> ordered = new ArrayList<>(batches);
    ordered.sort(CountedRows::order);
    List<ObservationBatch> made = new ArrayList<>();
    TreeMap<Integer, TreeMap<Integer, Sums>> sums = new TreeMap<>();
    for (ObservationBatch batch : ordered) {
      if (!hasEvents(batch)) {
        made.add(batch);
        continue;
      }
      boolean others = false;
      for (int row = 0; row < batch.size(); row++) {
        if (batch.marked(row, EVENT)) {
          sums.computeIfAbsent(batch.feed(), fresh -> new TreeMap<>())
              .computeIfAbsent(batch.indicator()[row], fresh -> new Sums())
              .take(new Event(batch, row));
        } else {
          others = true;
        }
      }
      if (others) {
        made.add(withoutEvents(batch));
      }
    }
    sums.forEach(
        (feed, byIndicator) ->
            byIndicator.forEach((indicator, of) -> of.conclude(feed, indicator, made)));
    return made;
  }

  private static int order(ObservationBatch a, ObservationBatch b) {
    int order = Integer.compare(a.feed(), b.feed());
    order = order != 0 ? order : Integer.compare(a.file(), b.file());
    int first = a.size() == 0 ? 0 : a.line()[0];
    return order != 0 ? order : Integer.compare(first, b.size() == 0 ? 0 : b.line()[0]);
  }

  private static boolean hasEvents(ObservationBatch batch) {
    for (int row = 0; row < batch.size() && batch.marks().length > 0; row++) {
      if ((batch.marks()[row] & EVENT) != 0) {
        return true;
      }
    }
    return false;
  }

  private static ObservationBatch withoutEvents(ObservationBatch batch) {
    int[] kept = new int[batch.size()];
    int count = 0;
    for (int row = 0; row < batch.size(); row++) {
      if (!batch.marked(row, EVENT)) {
        kept[count++] = row;
      }
    }
    int[] rows = Arrays.copyOf(kept, count);
    return new ObservationBatch(
        batch.feed(),
        batch.file(),
        count,
        of(batch.indicator(), rows),
        of(batch.place(), rows),
        of(batch.period(), rows),
        of(batch.line(), rows),
        of(batch.stratum(), rows),
        batch.revision().length == 0
            ? batch.revision()
            : Arrays.stream(rows).mapToLong(row -> batch.revision()[row]).toArray(),
        of(batch.numerator(), rows),
        of(batch.denominator(), rows),
        of(batch.value(), rows),
        of(batch.standardError(), rows),
        of(batch.n(), rows),
        of(batch.moment(), rows),
        of(batch.marks(), rows));
  }

  private static int[] of(int[] column, int[] rows) {
    return column.length == 0 ? column : Arrays.stream(rows).map(row -> column[row]).toArray();
  }

  private static double[] of(double[] column, int[] rows) {
    return column.length == 0
        ? column
        : Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }
}
