package org.waymark.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts rows of one indicator into its {@link Panel}: of several rows for one place and period the
 * one with the latest revision stands; without revisions, or where they are equal, the one of the
 * later feed, file and line.
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
   * A panel and what was replaced, or is missing, on the way to it.
   *
   * @param panel of events, their mean in each period
   * @param thin of an indicator that is standardised
   * @param events of an indicator whose every row is an event, all of them
   */
  public record Built(
      Panel panel, List<Replaced> replaced, List<Thin> thin, Optional<Panel> events) {
    Built(Panel panel, List<Replaced> replaced) {
      this(panel, replaced, List.of());
    }

    Built(Panel panel, List<Replaced> replaced, List<Thin> thin) {
      this(panel, replaced, thin, Optional.empty());
    }
  }

  private final int indicator;
  private final double per;
  private final List<ObservationBatch> batches = new ArrayList<>();
  private final List<int[]> rows = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

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
    batches.add(batch);
    rows.add(positions);
    counts.add(count);
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
    Panel panel = fill(places, periods, winnerBatch, winnerRow);
    List<Replaced> replaced =
        rivals == 0
            ? List.of()
            : replaced(panel, placeAt, periodAt, firstPeriod, winnerBatch, winnerRow);
    return new Built(panel, replaced);
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
      Panel panel,
      int[] placeAt,
      int[] periodAt,
      int firstPeriod,
      int[] winnerBatch,
      int[] winnerRow) {
    java.util.TreeMap<Long, long[]> byFile = new java.util.TreeMap<>();
    for (int b = 0; b < batches.size(); b++) {
      ObservationBatch batch = batches.get(b);
      int[] positions = rows.get(b);
      int count = counts.get(b);
      for (int i = 0; i < count; i++) {
        int row = positions[i];
        int cell =
            panel.cell(
                placeAt[batch.place()[row]],
                periodPosition(panel.periods(), periodAt, firstPeriod, batch.period()[row]));
        if (winnerBatch[cell] == b && winnerRow[cell] == row) {
          continue;
        }
        ObservationBatch standing = batches.get(winnerBatch[cell]);
        boolean differs = !sameNumbers(batch, row, standing, winnerRow[cell]);
        boolean earlier = batch.revisionAt(row) < standing.revisionAt(winnerRow[cell]);
        long[] counted =
            byFile.computeIfAbsent(
                ((long) batch.feed() << 32) | batch.file(), fresh -> new long[2]);
        counted[0]++;
        if (differs && earlier) {
          panel.revised()[cell] = true;
        } else if (differs) {
          counted[1]++;
        }
      }
    }
    List<Replaced> replaced = new ArrayList<>();
    byFile.forEach(
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
