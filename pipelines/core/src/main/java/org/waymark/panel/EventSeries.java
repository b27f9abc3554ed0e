package org.waymark.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows of an indicator whose every row is an event, put in order: that of a t or a g chart.
 *
 * <p><b>Which rows count.</b> All rows of one file, several of a day or a period among them. A
 * later delivery (by revision, then feed, then file) replaces what earlier ones said of the same
 * place and day, or, where days are not known, of the same place and period.
 *
 * <p><b>Order.</b> By period, by moment where it is known, then as they were delivered.
 *
 * <p><b>Values.</b> As delivered; where only the moment is, the time since the event before, of
 * which the first event of a place has none.
 */
final class EventSeries {
  private static final double SECONDS_A_DAY = 86_400;

  private record Event(
      int place,
      int period,
      double moment,
      double value,
      long revision,
      int feed,
      int file,
      int line,
      boolean known) {
    private static final Comparator<Event> IN_TIME =
        Comparator.comparingInt(Event::place)
            .thenComparingInt(Event::period)
            .thenComparingDouble(Event::moment)
            .thenComparingLong(Event::revision)
            .thenComparingInt(Event::feed)
            .thenComparingInt(Event::file)
            .thenComparingInt(Event::line)
            .thenComparingDouble(Event::value);

    /** What a later delivery replaces as a whole. */
    private record Slot(int place, long time, long of) {}

    Slot slot() {
      boolean dated = !Double.isNaN(moment);
      long day = dated ? (long) Math.floor(moment / SECONDS_A_DAY) : period;
      // An event that is known by its id counts once already: no other takes its place.
      return new Slot(place, day * 2 + (dated ? 1 : 0), known ? ((long) file << 32) | line : -1);
    }

    boolean sameDelivery(Event other) {
      return revision == other.revision && feed == other.feed && file == other.file;
    }

    int compareDelivery(Event other) {
      int order = Long.compare(revision, other.revision);
      order = order == 0 ? Integer.compare(feed, other.feed) : order;
      return order == 0 ? Integer.compare(file, other.file) : order;
    }

    Event with(double time) {
      return new Event(place, period, moment, time, revision, feed, file, line, known);
    }
  }

  private final int indicator;
  private final double perDay;
  private final List<Event> rows = new ArrayList<>();

  /**
   * @param indicator its position in the workspace
   * @param perDay units of time in a day, for values that are made of moments
   */
  EventSeries(int indicator, double perDay) {
    this.indicator = indicator;
    this.perDay = perDay;
  }

  /** Takes those rows of a batch. */
  void add(ObservationBatch batch, int[] positions, int count) {
    for (int i = 0; i < count; i++) {
      int row = positions[i];
      rows.add(
          new Event(
              batch.place()[row],
              batch.period()[row],
              ObservationBatch.at(batch.moment(), row),
              ObservationBatch.at(batch.value(), row),
              batch.revisionAt(row),
              batch.feed(),
              batch.file(),
              batch.line()[row],
              batch.marked(row, CountedRows.POINT)));
    }
  }

  /** The events, and as a panel like any other the mean of each place and period. */
  PanelBuilder.Built build() {
    Map<Event.Slot, Event> latest = new java.util.HashMap<>();
    for (Event row : rows) {
      latest.merge(row.slot(), row, (a, b) -> a.compareDelivery(b) >= 0 ? a : b);
    }
    List<Event> standing = new ArrayList<>();
    List<Event> replaced = new ArrayList<>();
    for (Event row : rows) {
      boolean last = row.sameDelivery(latest.getOrDefault(row.slot(), row));
      (last ? standing : replaced).add(row);
    }
    standing.sort(Event.IN_TIME);
    List<Event> events = valued(standing);
    int[] places = events.stream().mapToInt(Event::place).sorted().distinct().toArray();
    int[] periods = events.stream().mapToInt(Event::period).sorted().distinct().toArray();
    return new PanelBuilder.Built(
        means(events, places, periods),
        replaced(standing, replaced),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(each(events, places, periods)),
        new TreeMap<>());
  }

  private List<Event> valued(List<Event> standing) {
    List<Event> events = new ArrayList<>();
    double before = Double.NaN;
    for (int i = 0; i < standing.size(); i++) {
      Event here = standing.get(i);
      before = i > 0 && standing.get(i - 1).place() == here.place() ? before : Double.NaN;
      Event valued =
          Double.isNaN(here.value())
              ? here.with((here.moment() - before) / SECONDS_A_DAY * perDay)
              : here;
      before = here.moment();
      if (!Double.isNaN(valued.value())) {
        events.add(valued);
      }
    }
    return events;
  }

  /** A column for each event of a period at the place that had most in it. */
  private Panel each(List<Event> events, int[] places, int[] periods) {
    int[] most = new int[periods.length];
    int run = 0;
    for (int i = 0; i < events.size(); i++) {
      Event here = events.get(i);
      boolean again =
          i > 0
              && events.get(i - 1).place() == here.place()
              && events.get(i - 1).period() == here.period();
      run = again ? run + 1 : 1;
      int t = Arrays.binarySearch(periods, here.period());
      most[t] = Math.max(most[t], run);
    }
    int[] first = new int[periods.length + 1];
    for (int t = 0; t < periods.length; t++) {
      first[t + 1] = first[t] + most[t];
    }
    int[] columns = new int[first[periods.length]];
    for (int t = 0; t < periods.length; t++) {
      Arrays.fill(columns, first[t], first[t + 1], periods[t]);
    }
    int cells = Math.multiplyExact(places.length, columns.length);
    Panel panel = empty(places, columns, PanelBuilder.missing(cells));
    for (int i = 0; i < events.size(); i++) {
      Event here = events.get(i);
      boolean again =
          i > 0
              && events.get(i - 1).place() == here.place()
              && events.get(i - 1).period() == here.period();
      run = again ? run + 1 : 0;
      int t = first[Arrays.binarySearch(periods, here.period())] + run;
      put(panel, panel.cell(Arrays.binarySearch(places, here.place()), t), here);
      panel.value()[panel.cell(Arrays.binarySearch(places, here.place()), t)] = here.value();
    }
    return panel;
  }

  private Panel means(List<Event> events, int[] places, int[] periods) {
    int cells = Math.multiplyExact(places.length, periods.length);
    Panel panel = empty(places, periods, new double[0]);
    double[] count = new double[cells];
    Arrays.fill(panel.value(), 0);
    for (Event here : events) {
      int cell =
          panel.cell(
              Arrays.binarySearch(places, here.place()),
              Arrays.binarySearch(periods, here.period()));
      count[cell]++;
      panel.value()[cell] += (here.value() - panel.value()[cell]) / count[cell];
      put(panel, cell, here);
    }
    for (int cell = 0; cell < cells; cell++) {
      panel.value()[cell] = count[cell] == 0 ? Double.NaN : panel.value()[cell];
    }
    return panel;
  }

  private Panel empty(int[] places, int[] columns, double[] moment) {
    int cells = Math.multiplyExact(places.length, columns.length);
    return new Panel(
        indicator,
        places,
        columns,
        PanelBuilder.missing(cells),
        new double[0],
        new double[0],
        new double[0],
        new double[0],
        new int[cells],
        new int[cells],
        new int[cells],
        new boolean[cells],
        new boolean[0],
        new boolean[0],
        new boolean[0],
        moment,
        columns.length);
  }

  private static void put(Panel panel, int cell, Event event) {
    panel.feed()[cell] = event.feed();
    panel.file()[cell] = event.file();
    panel.line()[cell] = event.line();
    if (panel.moment().length > 0) {
      panel.moment()[cell] = event.moment();
    }
  }

  /** Rows that a later delivery replaced; conflicts where it says otherwise and is no revision. */
  private static List<PanelBuilder.Replaced> replaced(List<Event> standing, List<Event> replaced) {
    record Said(Event.Slot slot, double value, double moment) {}
    if (replaced.isEmpty()) {
      return List.of();
    }
    Set<Said> said = new HashSet<>();
    Map<Event.Slot, Long> revision = new java.util.HashMap<>();
    for (Event event : standing) {
      said.add(new Said(event.slot(), event.value(), event.moment()));
      revision.put(event.slot(), event.revision());
    }
    TreeMap<Long, long[]> byFile = new TreeMap<>();
    for (Event event : replaced) {
      long[] counts =
          byFile.computeIfAbsent(((long) event.feed() << 32) | event.file(), key -> new long[2]);
      counts[0]++;
      boolean differs = !said.contains(new Said(event.slot(), event.value(), event.moment()));
      boolean revised = event.revision() < revision.getOrDefault(event.slot(), Long.MAX_VALUE);
      counts[1] += differs && !revised ? 1 : 0;
    }
    List<PanelBuilder.Replaced> files = new ArrayList<>();
    byFile.forEach(
        (key, counts) ->
            files.add(
                new PanelBuilder.Replaced(
                    (int) (key >> 32), key.intValue(), counts[0], counts[1])));
    return List.copyOf(files);
  }
}
