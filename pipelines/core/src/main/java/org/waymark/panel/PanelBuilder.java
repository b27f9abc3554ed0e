package org.waymark.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts rows of one indicator into its {@link Panel}: of several rows for one place and period the
 * one with the latest revision stands; without revisions, or where they are equal, the one of the
 * later feed and file.
 *
 * <p>Rows of one file and one revision that have other numbers for the same place and period are no
 * revision of each other: none of them stands. Nor do rows of one feed whose revisions cannot be
 * compared, as one is a number and one a date. A later row of the same feed without a number takes
 * back what an earlier file or revision brought.
 *
 * <p>The result does not depend on the order in which rows arrive. Where every row is an event, see
 * {@link EventSeries}.
 */
public final class PanelBuilder {

  /**
   * Rows that did not stand, by file.
   *
   * @param file position of the file in the run's inventory
   * @param superseded rows replaced by a later one
   * @param conflicts those among them whose revision is not earlier and whose numbers differ
   */
  public record Replaced(int feed, int file, long superseded, long conflicts) {}

  /**
   * Standardised rates that could not be made or rest on little, by the file that was delivered
   * last for them.
   *
   * @param incomplete rates that were not made, because a stratum is missing
   * @param tooFew rates of fewer events than an interval of one needs
   */
  public record Thin(int feed, int file, long incomplete, long tooFew) {}

  /**
   * Values that a file has taken back.
   *
   * @param hidden those among them that are hidden and not gone
   */
  public record Withdrawn(int feed, int file, long values, long hidden) {}

  /**
   * Rows of one file that contradict each other.
   *
   * @param place position in the workspace
   * @param period its code
   * @param revisions true where it is revisions that cannot be compared
   * @param lines on which the rows start, ascending
   * @param rejected of each line, whether its row counts as rejected already
   */
  public record Contradiction(
      int feed,
      int file,
      int place,
      int period,
      boolean revisions,
      List<Integer> lines,
      List<Boolean> rejected) {}

  /**
   * A panel and what was replaced, refused, or is missing, on the way to it.
   *
   * @param panel of events, their mean in each period
   * @param thin of an indicator that is standardised
   * @param events of an indicator whose every row is an event, all of them
   * @param refused by place, how many periods have no value because it was refused
   */
  public record Built(
      Panel panel,
      List<Replaced> replaced,
      List<Thin> thin,
      List<Withdrawn> withdrawn,
      List<Contradiction> contradictions,
      Optional<Panel> events,
      SortedMap<Integer, Integer> refused) {
    Built(Panel panel, List<Replaced> replaced) {
      this(panel, replaced, List.of());
    }

    Built(Panel panel, List<Replaced> replaced, List<Thin> thin) {
      this(panel, replaced, thin, List.of(), List.of(), Optional.empty(), new TreeMap<>());
    }
  }

  private final int indicator;
  private final double per;
  private final List<ObservationBatch> batches = new ArrayList<>();
  private final List<int[]> rows = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final List<ObservationBatch> emptyBatches = new ArrayList<>();
  private final List<int[]> emptyRows = new ArrayList<>();
  private final SortedMap<Integer, SortedSet<Integer>> refusedPeriods = new TreeMap<>();

  /**
   * A builder for an indicator.
   *
   * @param indicator its position in the workspace
   * @param per scale of numerator / denominator; 1 but for rates
   */
  public PanelBuilder(int indicator, double per) {
    this.indicator = indicator;
    this.per = per;
  }

  /** Adds those rows of a batch; {@code positions} is kept, not copied. */
  public void add(ObservationBatch batch, int[] positions, int count) {
    if (batch.marks().length == 0) {
      add(batch, positions, count, false);
      return;
    }
    int[] full =
        Arrays.stream(positions, 0, count)
            .filter(row -> !batch.marked(row, ObservationBatch.WITHDRAWN))
            .filter(row -> !batch.marked(row, ObservationBatch.REFUSED))
            .toArray();
    Arrays.stream(positions, 0, count)
        .filter(row -> batch.marked(row, ObservationBatch.REFUSED))
        .forEach(
            row ->
                refusedPeriods
                    .computeIfAbsent(batch.place()[row], fresh -> new TreeSet<>())
                    .add(batch.period()[row]));
    add(batch, full, full.length, true);
    int[] empty =
        Arrays.stream(positions, 0, count)
            .filter(row -> batch.marked(row, ObservationBatch.WITHDRAWN))
            .toArray();
    if (empty.length > 0) {
      emptyBatches.add(batch);
      emptyRows.add(empty);
    }
  }

  private void add(ObservationBatch batch, int[] positions, int count, boolean notEmpty) {
    if (count > 0 || !notEmpty) {
      batches.add(batch);
      rows.add(positions);
      counts.add(count);
    }
  }

  /** The panel of all rows added. */
  public Built build() {
    int[] places = distinct(true);
    int[] periods = distinct(false);
    int[] placeAt = positions(places);
    int firstPeriod = periods.length == 0 ? 0 : periods[0];
    int[] periodAt = sparsePositions(periods);
    int cells = Math.multiplyExact(places.length, periods.length);
    int[] winnerBatch = new int[cells];
    int[] winnerRow = new int[cells];
    Arrays.fill(winnerBatch, -1);
    long rivals = 0;
    for (int b = 0; b < batches.size(); b++) {
      ObservationBatch batch = batches.get(b);
      int[] positions = rows.get(b);
      int count = counts.get(b);
      for (int i = 0; i < count; i++) {
        int row = positions[i];
        int cell =
            placeAt[batch.place()[row]] * periods.length
                + periodPosition(periods, periodAt, firstPeriod, batch.period()[row]);
        int standing = winnerBatch[cell];
        if (standing >= 0) {
          rivals++;
          if (!later(batch, row, batches.get(standing), winnerRow[cell])) {
            continue;
          }
        }
        winnerBatch[cell] = b;
        winnerRow[cell] = row;
      }
    }
    Cells at = new Cells(periods, placeAt, periodAt, firstPeriod);
    Contradictions refused = new Contradictions(at, places);
    if (rivals > 0) {
      refused.find(winnerBatch, winnerRow);
    }
    Panel panel = fill(places, periods, winnerBatch, winnerRow);
    List<Replaced> replaced =
        rivals == 0 ? List.of() : replaced(panel, at, winnerBatch, winnerRow, refused);
    List<Withdrawn> withdrawn = List.of();
    if (!emptyBatches.isEmpty()) {
      TakenBack back = new TakenBack(at, panel, winnerBatch, winnerRow);
      withdrawn = back.counts();
      panel = back.panel();
    }
    return new Built(
        panel, replaced, List.of(), withdrawn, refused.found(), Optional.empty(), refusedIn(panel));
  }

  /** By place, how many periods have no value though a number was delivered for them. */
  private SortedMap<Integer, Integer> refusedIn(Panel panel) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    refusedPeriods.forEach(
        (place, periods) -> {
          int row = Arrays.binarySearch(panel.places(), place);
          int count = 0;
          for (int period : periods) {
            int column = Arrays.binarySearch(panel.periods(), period);
            boolean known =
                row >= 0 && column >= 0 && !Double.isNaN(panel.value()[panel.cell(row, column)]);
            count += known ? 0 : 1;
          }
          if (count > 0) {
            counts.put(place, count);
          }
        });
    return counts;
  }

  /** Where rows stand in the panel. */
  private record Cells(int[] periods, int[] placeAt, int[] periodAt, int firstPeriod) {
    int of(ObservationBatch batch, int row) {
      return placeAt[batch.place()[row]] * periods.length
          + periodPosition(periods, periodAt, firstPeriod, batch.period()[row]);
    }

    /** The cell of a row that may have a place or a period that no number has; then -1. */
    int ofEmpty(ObservationBatch batch, int row, int[] places) {
      int place = Arrays.binarySearch(places, batch.place()[row]);
      int period = Arrays.binarySearch(periods, batch.period()[row]);
      return place < 0 || period < 0 ? -1 : place * periods.length + period;
    }
  }

  /** Finds rows that contradict each other, and who stands without them. */
  private final class Contradictions {
    private final Cells at;
    private final int[] places;
    private final java.util.TreeMap<Integer, List<long[]>> rivals = new java.util.TreeMap<>();
    private final java.util.HashSet<Long> refused = new java.util.HashSet<>();
    private final List<Contradiction> found = new ArrayList<>();

    Contradictions(Cells at, int[] places) {
      this.at = at;
      this.places = places;
    }

    List<Contradiction> found() {
      return List.copyOf(found);
    }

    boolean refused(int batch, int row) {
      return !refused.isEmpty() && refused.contains(((long) batch << 32) | row);
    }

    void find(int[] winnerBatch, int[] winnerRow) {
      java.util.BitSet doubtful = new java.util.BitSet();
      each(
          (b, row, cell) -> {
            int w = winnerBatch[cell];
            if ((w != b || winnerRow[cell] != row)
                && contradict(batches.get(b), row, batches.get(w), winnerRow[cell])) {
              doubtful.set(cell);
            }
          });
      if (doubtful.isEmpty()) {
        return;
      }
      each(
          (b, row, cell) -> {
            if (doubtful.get(cell)) {
              rivals.computeIfAbsent(cell, fresh -> new ArrayList<>()).add(new long[] {b, row});
            }
          });
      rivals.forEach((cell, all) -> settle(cell, all, winnerBatch, winnerRow));
    }

    private void each(RowVisitor visitor) {
      for (int b = 0; b < batches.size(); b++) {
        int[] positions = rows.get(b);
        int count = counts.get(b);
        for (int i = 0; i < count; i++) {
          visitor.visit(b, positions[i], at.of(batches.get(b), positions[i]));
        }
      }
    }

    private boolean contradict(ObservationBatch a, int row, ObservationBatch b, int other) {
      return a.feed() == b.feed()
          && (mixed(a, row, b, other)
              || (a.file() == b.file()
                  && a.revisionAt(row) == b.revisionAt(other)
                  && !sameNumbers(a, row, b, other)));
    }

    private boolean mixed(ObservationBatch a, int row, ObservationBatch b, int other) {
      return a.marked(row, ObservationBatch.NUMBERED) != b.marked(other, ObservationBatch.NUMBERED);
    }

    /** Rows that would have to agree. */
    private record Delivery(int feed, int file, long revision) {
      static Delivery of(ObservationBatch batch, int row) {
        return new Delivery(batch.feed(), batch.file(), batch.revisionAt(row));
      }
    }

    /** Leaves out what contradicts itself in a cell, and lets the latest of the rest stand. */
    private void settle(int cell, List<long[]> all, int[] winnerBatch, int[] winnerRow) {
      winnerBatch[cell] = -1;
      all.sort(this::order);
      java.util.HashMap<Integer, Integer> kinds = new java.util.HashMap<>();
      java.util.HashMap<Delivery, long[]> first = new java.util.HashMap<>();
      java.util.HashSet<Delivery> differing = new java.util.HashSet<>();
      for (long[] one : all) {
        ObservationBatch batch = batches.get((int) one[0]);
        int row = (int) one[1];
        kinds.merge(
            batch.feed(), batch.marked(row, ObservationBatch.NUMBERED) ? 1 : 2, (x, y) -> x | y);
        Delivery delivery = Delivery.of(batch, row);
        long[] before = first.putIfAbsent(delivery, one);
        if (before != null
            && !sameNumbers(batch, row, batches.get((int) before[0]), (int) before[1])) {
          differing.add(delivery);
        }
      }
      java.util.LinkedHashMap<Long, Contradiction> byFile = new java.util.LinkedHashMap<>();
      for (long[] one : all) {
        ObservationBatch batch = batches.get((int) one[0]);
        int row = (int) one[1];
        boolean mixed = kinds.getOrDefault(batch.feed(), 0) == 3;
        if (mixed || differing.contains(Delivery.of(batch, row))) {
          refused.add((one[0] << 32) | one[1]);
          Contradiction contradiction =
              byFile.computeIfAbsent(
                  ((long) batch.feed() << 32) | batch.file(),
                  fresh ->
                      new Contradiction(
                          batch.feed(),
                          batch.file(),
                          places[cell / at.periods().length],
                          at.periods()[cell % at.periods().length],
                          mixed,
                          new ArrayList<>(),
                          new ArrayList<>()));
          contradiction.lines().add(batch.line()[row]);
          contradiction.rejected().add(batch.marked(row, ObservationBatch.REFUSED_ELSEWHERE));
        } else if (winnerBatch[cell] < 0
            || later(batch, row, batches.get(winnerBatch[cell]), winnerRow[cell])) {
          winnerBatch[cell] = (int) one[0];
          winnerRow[cell] = row;
        }
      }
      found.addAll(byFile.values());
    }

    private int order(long[] a, long[] b) {
      ObservationBatch one = batches.get((int) a[0]);
      ObservationBatch two = batches.get((int) b[0]);
      int order = Integer.compare(one.feed(), two.feed());
      order = order != 0 ? order : Integer.compare(one.file(), two.file());
      return order != 0 ? order : Integer.compare(one.line()[(int) a[1]], two.line()[(int) b[1]]);
    }
  }

  private interface RowVisitor {
    void visit(int batch, int row, int cell);
  }

  /** Finds values that a later delivery of the same feed has taken back. */
  private final class TakenBack {
    private final Panel panel;
    private final java.util.TreeMap<Long, long[]> byFile = new java.util.TreeMap<>();

    TakenBack(Cells at, Panel full, int[] winnerBatch, int[] winnerRow) {
      int cells = winnerBatch.length;
      int[] byBatch = new int[cells];
      int[] byRow = new int[cells];
      Arrays.fill(byBatch, -1);
      for (int b = 0; b < emptyBatches.size(); b++) {
        ObservationBatch batch = emptyBatches.get(b);
        for (int row : emptyRows.get(b)) {
          int cell = at.ofEmpty(batch, row, full.places());
          if (cell < 0 || winnerBatch[cell] < 0) {
            continue;
          }
          ObservationBatch standing = batches.get(winnerBatch[cell]);
          if (standing.feed() == batch.feed()
              && afterwards(batch, row, standing, winnerRow[cell])
              && (byBatch[cell] < 0
                  || later(batch, row, emptyBatches.get(byBatch[cell]), byRow[cell]))) {
            byBatch[cell] = b;
            byRow[cell] = row;
          }
        }
      }
      boolean[] hidden = new boolean[cells];
      boolean[] back = new boolean[cells];
      for (int cell = 0; cell < cells; cell++) {
        if (byBatch[cell] >= 0) {
          takeBack(full, cell, emptyBatches.get(byBatch[cell]), byRow[cell], hidden, back);
        }
      }
      panel = byFile.isEmpty() ? full : full.takenBack(hidden, back);
    }

    private void takeBack(
        Panel full, int cell, ObservationBatch batch, int row, boolean[] hidden, boolean[] back) {
      boolean isHidden = batch.marked(row, ObservationBatch.HIDDEN);
      (isHidden ? hidden : back)[cell] = true;
      full.value()[cell] = Double.NaN;
      for (double[] column :
          List.of(full.numerator(), full.denominator(), full.standardError(), full.n())) {
        if (column.length > 0) {
          column[cell] = Double.NaN;
        }
      }
      full.revised()[cell] = false;
      full.feed()[cell] = batch.feed();
      full.file()[cell] = batch.file();
      full.line()[cell] = batch.line()[row];
      long[] counted =
          byFile.computeIfAbsent(((long) batch.feed() << 32) | batch.file(), fresh -> new long[2]);
      counted[0]++;
      counted[1] += isHidden ? 1 : 0;
    }

    /** Whether the row comes with a later revision, or where they are equal a later file. */
    private boolean afterwards(ObservationBatch a, int row, ObservationBatch b, int other) {
      int order = Long.compare(a.revisionAt(row), b.revisionAt(other));
      return order > 0 || (order == 0 && a.file() > b.file());
    }

    Panel panel() {
      return panel;
    }

    List<Withdrawn> counts() {
      List<Withdrawn> counts = new ArrayList<>();
      byFile.forEach(
          (key, counted) ->
              counts.add(new Withdrawn((int) (key >> 32), key.intValue(), counted[0], counted[1])));
      return List.copyOf(counts);
    }
  }

  /** Whether the first row stands against the second. */
  private static boolean later(ObservationBatch a, int row, ObservationBatch b, int other) {
    int order = Long.compare(a.revisionAt(row), b.revisionAt(other));
    if (order == 0) {
      order = Integer.compare(a.feed(), b.feed());
    }
    if (order == 0) {
      order = Integer.compare(a.file(), b.file());
    }
    if (order == 0) {
      order = Integer.compare(a.line()[row], b.line()[other]);
    }
    return order >= 0;
  }

  private int[] distinct(boolean ofPlaces) {
    int[] seen = new int[64];
    int size = 0;
    java.util.BitSet places = new java.util.BitSet();
    int last = Integer.MIN_VALUE;
    for (int b = 0; b < batches.size(); b++) {
      int[] column = ofPlaces ? batches.get(b).place() : batches.get(b).period();
      int[] positions = rows.get(b);
      int count = counts.get(b);
      for (int i = 0; i < count; i++) {
        int value = column[positions[i]];
        if (ofPlaces) {
          places.set(value);
        } else if (value != last) {
          last = value;
          int at = Arrays.binarySearch(seen, 0, size, value);
          if (at < 0) {
            if (size == seen.length) {
              seen = Arrays.copyOf(seen, size * 2);
            }
            int insert = -at - 1;
            System.arraycopy(seen, insert, seen, insert + 1, size - insert);
            seen[insert] = value;
            size++;
          }
        }
      }
    }
    return ofPlaces ? places.stream().toArray() : Arrays.copyOf(seen, size);
  }

  private static int[] positions(int[] places) {
    int[] at = new int[places.length == 0 ? 0 : places[places.length - 1] + 1];
    for (int p = 0; p < places.length; p++) {
      at[places[p]] = p;
    }
    return at;
  }

  /** A direct table from code to column where codes lie close enough; empty where they do not. */
  private static int[] sparsePositions(int[] periods) {
    if (periods.length == 0 || periods[periods.length - 1] - (long) periods[0] > 400_000) {
      return new int[0];
    }
    int[] at = new int[periods[periods.length - 1] - periods[0] + 1];
    for (int t = 0; t < periods.length; t++) {
      at[periods[t] - periods[0]] = t;
    }
    return at;
  }

  private static int periodPosition(int[] periods, int[] at, int first, int code) {
    return at.length > 0 ? at[code - first] : Arrays.binarySearch(periods, code);
  }

  private Panel fill(int[] places, int[] periods, int[] winnerBatch, int[] winnerRow) {
    int cells = winnerBatch.length;
    double[] value = new double[cells];
    boolean anyNumerator = batches.stream().anyMatch(b -> b.numerator().length > 0);
    boolean anyError = batches.stream().anyMatch(b -> b.standardError().length > 0);
    boolean anyN = batches.stream().anyMatch(b -> b.n().length > 0);
    double[] numerator = anyNumerator ? missing(cells) : new double[0];
    double[] denominator = anyNumerator ? missing(cells) : new double[0];
    double[] standardError = anyError ? missing(cells) : new double[0];
    double[] n = anyN ? missing(cells) : new double[0];
    int[] feed = new int[cells];
    int[] file = new int[cells];
    int[] line = new int[cells];
    for (int cell = 0; cell < cells; cell++) {
      if (winnerBatch[cell] < 0) {
        value[cell] = Double.NaN;
        continue;
      }
      ObservationBatch batch = batches.get(winnerBatch[cell]);
      int row = winnerRow[cell];
      value[cell] = valueOf(batch, row);
      if (anyNumerator) {
        numerator[cell] = Panel.at(batch.numerator(), row);
        denominator[cell] = Panel.at(batch.denominator(), row);
      }
      if (anyError) {
        standardError[cell] = Panel.at(batch.standardError(), row);
      }
      if (anyN) {
        n[cell] = Panel.at(batch.n(), row);
      }
      feed[cell] = batch.feed();
      file[cell] = batch.file();
      line[cell] = batch.line()[row];
    }
    return new Panel(
        indicator,
        places,
        periods,
        value,
        numerator,
        denominator,
        standardError,
        n,
        feed,
        file,
        line,
        new boolean[cells]);
  }

  private double valueOf(ObservationBatch batch, int row) {
    double given = ObservationBatch.at(batch.value(), row);
    if (!Double.isNaN(given)) {
      return given;
    }
    return ObservationBatch.at(batch.numerator(), row)
        / ObservationBatch.at(batch.denominator(), row)
        * per;
  }

  /** A column of numbers that no cell has yet. */
  static double[] missing(int cells) {
    double[] column = new double[cells];
    Arrays.fill(column, Double.NaN);
    return column;
  }

  /** Counts the rows that did not stand and marks cells that a later revision changed. */
  private List<Replaced> replaced(
      Panel panel, Cells at, int[] winnerBatch, int[] winnerRow, Contradictions refused) {
    java.util.TreeMap<Long, long[]> replacedOf = new java.util.TreeMap<>();
    for (int b = 0; b < batches.size(); b++) {
      ObservationBatch batch = batches.get(b);
      int[] positions = rows.get(b);
      int count = counts.get(b);
      for (int i = 0; i < count; i++) {
        int row = positions[i];
        int cell = at.of(batch, row);
        if (winnerBatch[cell] < 0
            || (winnerBatch[cell] == b && winnerRow[cell] == row)
            || refused.refused(b, row)) {
          continue;
        }
        ObservationBatch standing = batches.get(winnerBatch[cell]);
        boolean differs = !sameNumbers(batch, row, standing, winnerRow[cell]);
        boolean earlier = batch.revisionAt(row) < standing.revisionAt(winnerRow[cell]);
        long[] counted =
            replacedOf.computeIfAbsent(
                ((long) batch.feed() << 32) | batch.file(), fresh -> new long[2]);
        counted[0]++;
        boolean byFile = batch.feed() == standing.feed() && batch.file() != standing.file();
        panel.revised()[cell] |= differs && (earlier || byFile);
        counted[1] += differs && !earlier ? 1 : 0;
      }
    }
    List<Replaced> replaced = new ArrayList<>();
    replacedOf.forEach(
        (key, counted) ->
            replaced.add(new Replaced((int) (key >> 32), key.intValue(), counted[0], counted[1])));
    return List.copyOf(replaced);
  }

  private static boolean sameNumbers(ObservationBatch a, int row, ObservationBatch b, int other) {
    return same(a.value(), row, b.value(), other)
        && same(a.numerator(), row, b.numerator(), other)
        && same(a.denominator(), row, b.denominator(), other)
        && same(a.standardError(), row, b.standardError(), other)
        && same(a.n(), row, b.n(), other);
  }

  private static boolean same(double[] a, int row, double[] b, int other) {
    return Double.compare(ObservationBatch.at(a, row), ObservationBatch.at(b, other)) == 0;
  }
}
