package org.waymark.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;

/** Which places reported what an aggregate needs, when, and how much each usually holds. */
final class ReportedPlaces {

  /** Periods over which the usual volume of a place is taken. */
  static final int USUAL = 12;

  final Indicator indicator;
  final Panel panel;
  final PlaceTree tree;
  final Period[] periods;
  private final int[] columns;

  /** Row of the panel by position of the place; -1: it has none. */
  private final int[] row;

  /** Whether the place, or something that belongs to it, reports. */
  private final boolean[] relevant;

  /** Sums of volumes of a row up to a column, and how many there are. */
  private final double[][] volume;

  private final int[][] known;

  /** Whether there is a value at all, weighted or not. */
  private final boolean[][] valued;

  private boolean unweighted;

  ReportedPlaces(Indicator indicator, Panel panel, List<Place> places) {
    this.indicator = indicator;
    this.panel = panel;
    this.tree = new PlaceTree(places);
    this.columns = columns(panel, indicator);
    this.periods = Arrays.stream(columns).mapToObj(panel::period).toArray(Period[]::new);
    this.row = new int[places.size()];
    this.relevant = new boolean[places.size()];
    this.volume = new double[panel.places().length][columns.length + 1];
    this.known = new int[panel.places().length][columns.length + 1];
    this.valued = new boolean[panel.places().length][columns.length];
    Arrays.fill(row, -1);
    for (int r = 0; r < panel.places().length; r++) {
      if (addUp(r)) {
        row[panel.places()[r]] = r;
      }
    }
    for (int p = 0; p < row.length; p++) {
      // Ends where a parent is relevant already, and in a circle.
      for (int up = p; row[p] >= 0 && up >= 0 && !relevant[up]; up = tree.parent(up)) {
        relevant[up] = true;
      }
    }
  }

  /** Fills the row's sums; whether it has any value. */
  private boolean addUp(int r) {
    boolean any = false;
    for (int i = 0; i < columns.length; i++) {
      int cell = panel.cell(r, columns[i]);
      valued[r][i] = !Double.isNaN(panel.value()[cell]);
      any |= valued[r][i];
      boolean counts = usable(cell);
      unweighted |= !counts && valued[r][i];
      volume[r][i + 1] = volume[r][i] + (counts ? Total.volume(indicator, panel, cell) : 0);
      known[r][i + 1] = known[r][i] + (counts ? 1 : 0);
    }
    return any;
  }

  /** Columns whose periods are as long as the indicator's. */
  private static int[] columns(Panel panel, Indicator indicator) {
    List<Integer> columns = new ArrayList<>();
    for (int t = 0; t < panel.periods().length; t++) {
      PeriodKind kind = panel.period(t).kind();
      if (kind == indicator.period() || (isYear(kind) && isYear(indicator.period()))) {
        columns.add(t);
      }
    }
    return columns.stream().mapToInt(t -> t).toArray();
  }

  private static boolean isYear(PeriodKind kind) {
    return kind == PeriodKind.YEAR || kind == PeriodKind.FINANCIAL_YEAR;
  }

  /** Whether the values of places can be made into one. */
  boolean addUp() {
    return indicator.measure() != Measure.VALUE && !indicator.standardised();
  }

  /** Whether a value came with nothing to weight it by. */
  boolean unweighted() {
    return unweighted;
  }

  private boolean usable(int cell) {
    return !Double.isNaN(panel.value()[cell])
        && (!addUp() || Total.weight(indicator, panel, cell) > 0);
  }

  boolean relevant(int place) {
    return relevant[place];
  }

  /** Whether it ever reports itself. */
  boolean reportsEver(int place) {
    return row[place] >= 0;
  }

  /** Whether it has a value. */
  boolean reports(int place, int i) {
    return row[place] >= 0 && valued[row[place]][i];
  }

  /** Whether it has a value that can be added to others. */
  boolean reportsWeighted(int place, int i) {
    return row[place] >= 0 && known[row[place]][i + 1] > known[row[place]][i];
  }

  int cell(int place, int i) {
    return panel.cell(row[place], columns[i]);
  }

  /** How many periods, from the first, will not change any more. */
  int settled() {
    return (int) Arrays.stream(columns).filter(panel::isSettled).count();
  }

  boolean hasParts(int place) {
    return tree.children(place).stream().anyMatch(child -> relevant[child]);
  }

  /** What the place usually holds about then: its mean over the periods before, else after. */
  double usual(int place, int i) {
    int r = row[place];
    int from = Math.max(0, i + 1 - USUAL);
    int count = known[r][i + 1] - known[r][from];
    if (count > 0) {
      return (volume[r][i + 1] - volume[r][from]) / count;
    }
    if (known[r][columns.length] == 0) {
      return 0;
    }
    int first = first(place);
    int start = first > i ? first : 0;
    int to = first > i ? Math.min(columns.length, first + USUAL) : i + 1;
    return (volume[r][to] - volume[r][start]) / (known[r][to] - known[r][start]);
  }

  private int first(int place) {
    int i = 0;
    while (!reportsWeighted(place, i)) {
      i++;
    }
    return i;
  }

  /** Last period in which it reports, of a place that ever does. */
  int last(int place) {
    int i = periods.length - 1;
    while (!reports(place, i)) {
      i--;
    }
    return i;
  }

  /** First period in which it both exists and reports; the number of periods: none. */
  int firstCounted(int place) {
    int i = 0;
    while (i < periods.length && !(reports(place, i) && tree.exists(place, periods[i]))) {
      i++;
    }
    return i;
  }

  /** Last period in which it both exists and reports; -1: none. */
  int lastCounted(int place) {
    int i = periods.length - 1;
    while (i >= 0 && !(reports(place, i) && tree.exists(place, periods[i]))) {
      i--;
    }
    return i;
  }

  /** Whether what took the place over reports after that period. */
  boolean goesOn(int place, int end) {
    int successor = tree.successor(place);
    for (int steps = 0; successor >= 0 && steps < row.length; steps++) {
      if (row[successor] >= 0 && lastCounted(successor) > end) {
        return true;
      }
      successor = tree.successor(successor);
    }
    return false;
  }
}
