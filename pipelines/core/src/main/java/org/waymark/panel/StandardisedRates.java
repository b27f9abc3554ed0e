package org.waymark.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.registry.Indicator;
import org.waymark.statistics.Standardisation;

/**
 * Directly standardised rates of places, made of numerators and denominators by stratum.
 *
 * <p>A place has a rate in a period of which every stratum of the standard was delivered, with
 * people in each. Its numerator and denominator are those of all strata together, its standard
 * error that of Poisson events (Dobson and others, 1991); feed, file and line are those of the
 * stratum that was delivered last.
 *
 * <p>A rate of fewer than {@value Standardisation#LEAST_EVENTS} events is a rate too: a series that
 * lacked its lowest periods would mislead whoever looks at the rest. Such rates are counted, and
 * intervals wait until enough periods are pooled.
 */
final class StandardisedRates {

  private final int indicator;
  private final double per;
  private final double[] weights;
  private final List<Panel> strata;
  private final TreeMap<Long, long[]> doubtful = new TreeMap<>();

  private StandardisedRates(int position, Indicator indicator, List<Panel> strata) {
    this.indicator = position;
    this.per = indicator.per();
    this.weights = indicator.standard().weights();
    this.strata = strata;
  }

  /**
   * The panel of rates, of which a cell without one holds nothing, and what was replaced or is
   * missing on the way to it.
   *
   * @param position of the indicator in the workspace
   * @param strata a panel per stratum, in the standard's order, perhaps empty
   */
  static PanelBuilder.Built of(int position, Indicator indicator, List<PanelBuilder.Built> strata) {
    StandardisedRates rates =
        new StandardisedRates(
            position, indicator, strata.stream().map(PanelBuilder.Built::panel).toList());
    Panel panel = rates.panel();
    return new PanelBuilder.Built(
        panel,
        strata.stream().flatMap(stratum -> stratum.replaced().stream()).toList(),
        rates.thin(),
        strata.stream().flatMap(stratum -> stratum.withdrawn().stream()).toList(),
        strata.stream().flatMap(stratum -> stratum.contradictions().stream()).toList(),
        Optional.empty(),
        new TreeMap<>());
  }

  private Panel panel() {
    int[] places = union(true);
    int[] periods = union(false);
    int cells = places.length * periods.length;
    Panel panel =
        new Panel(
            indicator,
            places,
            periods,
            PanelBuilder.missing(cells),
            PanelBuilder.missing(cells),
            PanelBuilder.missing(cells),
            PanelBuilder.missing(cells),
            new double[0],
            new int[cells],
            new int[cells],
            new int[cells],
            new boolean[cells]);
    int[][] cellOf = new int[strata.size()][];
    Arrays.setAll(cellOf, s -> cellsOf(strata.get(s), places, periods));
    for (int cell = 0; cell < cells; cell++) {
      fill(panel, cell, cellOf);
    }
    return panel;
  }

  /** Once the panel is made: by the file that was last for them. */
  private List<PanelBuilder.Thin> thin() {
    List<PanelBuilder.Thin> counts = new ArrayList<>();
    doubtful.forEach(
        (key, count) ->
            counts.add(
                new PanelBuilder.Thin((int) (key >> 32), key.intValue(), count[0], count[1])));
    return List.copyOf(counts);
  }

  private void fill(Panel panel, int cell, int[][] cellOf) {
    double[] events = new double[weights.length];
    double[] people = new double[weights.length];
    int delivered = 0;
    boolean complete = true;
    for (int s = 0; s < weights.length; s++) {
      Panel stratum = strata.get(s);
      int of = cellOf[s][cell];
      if (of < 0 || Double.isNaN(stratum.value()[of])) {
        complete = false;
        continue;
      }
      events[s] = stratum.numerator()[of];
      people[s] = stratum.denominator()[of];
      panel.revised()[cell] |= stratum.revised()[of];
      if (delivered++ == 0 || later(stratum, of, panel, cell)) {
        panel.feed()[cell] = stratum.feed()[of];
        panel.file()[cell] = stratum.file()[of];
        panel.line()[cell] = stratum.line()[of];
      }
    }
    if (delivered == 0) {
      return;
    }
    double total = Arrays.stream(events).sum();
    if (!complete || total < Standardisation.LEAST_EVENTS) {
      long file = ((long) panel.feed()[cell] << 32) | panel.file()[cell];
      doubtful.computeIfAbsent(file, fresh -> new long[2])[complete ? 1 : 0]++;
    }
    if (!complete) {
      panel.revised()[cell] = false;
      return;
    }
    Standardisation.Direct direct = Standardisation.direct(events, people, weights);
    panel.value()[cell] = direct.rate() * per;
    panel.standardError()[cell] = Math.sqrt(direct.variance()) * per;
    panel.numerator()[cell] = total;
    panel.denominator()[cell] = Arrays.stream(people).sum();
  }

  private static boolean later(Panel a, int cell, Panel b, int other) {
    int order = Integer.compare(a.feed()[cell], b.feed()[other]);
    if (order == 0) {
      order = Integer.compare(a.file()[cell], b.file()[other]);
    }
    return (order == 0 ? Integer.compare(a.line()[cell], b.line()[other]) : order) > 0;
  }

  private int[] union(boolean ofPlaces) {
    TreeSet<Integer> all = new TreeSet<>();
    for (Panel stratum : strata) {
      for (int one : ofPlaces ? stratum.places() : stratum.periods()) {
        all.add(one);
      }
    }
    return all.stream().mapToInt(one -> one).toArray();
  }

  /** For each cell of the whole the cell of a stratum's panel; -1 where that has none. */
  private static int[] cellsOf(Panel stratum, int[] places, int[] periods) {
    int[] cells = new int[places.length * periods.length];
    Arrays.fill(cells, -1);
    int[] columns =
        Arrays.stream(stratum.periods()).map(code -> Arrays.binarySearch(periods, code)).toArray();
    for (int p = 0; p < stratum.places().length; p++) {
      int row = Arrays.binarySearch(places, stratum.places()[p]);
      for (int t = 0; t < columns.length; t++) {
        cells[row * periods.length + columns[t]] = stratum.cell(p, t);
      }
    }
    return cells;
  }
}
