package org.waymark.panel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.statistics.Quantiles;

/**
 * A panel in which a place that took in others is the same place throughout, as far as the figures
 * allow. Before the day on which it took one in, its figures are those of all parts together, where
 * all were delivered and can be added; where they were not, it has none. The parts that were taken
 * in have none of their own: whoever looks for changes must not meet them twice.
 *
 * <p>Counts add; of shares and rates numerators and denominators add. Means and bare values do not,
 * so their series begins on that day.
 *
 * <p>Some offices restate the time before for the whole place. Then nothing is added: where the
 * registry says that a place is restated, and where its own figures stayed about what they were,
 * that is, where what they are after the day over what they were before is closer to 1 than to the
 * sum of all parts over the place alone, on the logarithm, by medians of up to {@value #SIDE}
 * periods.
 */
public final class JoinedPlaces {

  /**
   * The panel and where a place's series was joined or begins.
   *
   * @param panel what to analyse
   * @param since by row of the panel: the first day on which the place was what it is now; empty
   *     where it took in none
   */
  public record Joined(Panel panel, List<Optional<LocalDate>> since) {}

  private static final int SIDE = 12;

  private JoinedPlaces() {}

  /**
   * The panel with its places joined; the same panel where none took in another.
   *
   * @param places of the workspace, which the panel names by position
   */
  public static Joined of(Panel panel, Indicator indicator, List<Place> places) {
    Map<String, Integer> rows = new HashMap<>();
    for (int p = 0; p < panel.places().length; p++) {
      rows.put(places.get(panel.places()[p]).id(), p);
    }
    // What a place delivered under an earlier code is filed under the place already.
    Set<String> earlierCodes =
        places.stream().flatMap(place -> place.continues().stream()).collect(Collectors.toSet());
    List<Place> takenIn =
        places.stream()
            .filter(place -> place.validTo().isPresent() && place.successorId().isPresent())
            .filter(place -> !earlierCodes.contains(place.id()))
            .filter(place -> rows.containsKey(place.successorId().get()))
            .sorted(
                Comparator.comparing((Place place) -> place.validTo().orElseThrow())
                    .thenComparing(Place::id))
            .toList();
    List<Optional<LocalDate>> since = new ArrayList<>();
    for (int p = 0; p < panel.places().length; p++) {
      since.add(Optional.empty());
    }
    if (takenIn.isEmpty()) {
      return new Joined(panel, since);
    }
    Map<String, List<Place>> sets = new LinkedHashMap<>();
    for (Place place : takenIn) {
      String set = place.validTo().orElseThrow() + " " + place.successorId().orElseThrow();
      sets.computeIfAbsent(set, of -> new ArrayList<>()).add(place);
    }
    Figures figures = new Figures(panel, indicator);
    for (List<Place> parts : sets.values()) {
      int successor = rows.getOrDefault(parts.get(0).successorId().orElseThrow(), -1);
      if (places.get(panel.places()[successor]).restated()
          || figures.areRestated(successor, parts, rows)) {
        figures.clear(parts, rows);
        continue;
      }
      figures.join(successor, parts, rows);
      since.set(successor, parts.get(0).validTo().map(day -> day.plusDays(1)));
    }
    return new Joined(figures.panel(), since);
  }

  /** Figures that are being joined. */
  private static final class Figures {
    private final Panel panel;
    private final boolean additive;
    private final boolean count;
    private final double per;
    private final double[] value;
    private final double[] numerator;
    private final double[] denominator;
    private final boolean[] gone;

    Figures(Panel panel, Indicator indicator) {
      this.panel = panel;
      count = indicator.measure() == Measure.COUNT;
      additive =
          count
              || ((indicator.measure() == Measure.PROPORTION || indicator.measure() == Measure.RATE)
                  && panel.numerator().length > 0
                  && !indicator.standardised());
      per = indicator.per();
      value = panel.value().clone();
      numerator = panel.numerator().clone();
      denominator = panel.denominator().clone();
      gone = new boolean[value.length];
    }

    /** Takes the figures of places away that another delivers. */
    void clear(List<Place> parts, Map<String, Integer> rows) {
      for (Place part : parts) {
        int row = rows.getOrDefault(part.id(), -1);
        for (int t = 0; row >= 0 && t < panel.periods().length; t++) {
          clear(panel.cell(row, t));
        }
      }
    }

    /** Whether the successor's figures before that day are of the whole place already. */
    boolean areRestated(int successor, List<Place> parts, Map<String, Integer> rows) {
      LocalDate last = parts.get(0).validTo().orElseThrow();
      List<Double> alone = new ArrayList<>();
      List<Double> together = new ArrayList<>();
      List<Double> since = new ArrayList<>();
      for (int t = panel.periods().length - 1; t >= 0; t--) {
        double own = size(panel.cell(successor, t));
        if (Double.isNaN(own)) {
          continue;
        }
        if (panel.period(t).start().isAfter(last)) {
          since.add(0, own);
          continue;
        }
        double sum = own;
        for (Place part : parts) {
          int row = rows.getOrDefault(part.id(), -1);
          sum += row < 0 ? Double.NaN : size(panel.cell(row, t));
        }
        if (!Double.isNaN(sum) && alone.size() < SIDE) {
          alone.add(own);
          together.add(sum);
        }
      }
      if (!additive || alone.isEmpty() || since.isEmpty()) {
        return false;
      }
      double before = Quantiles.medianOf(numbers(alone));
      double whole = Quantiles.medianOf(numbers(together));
      double after = Quantiles.medianOf(numbers(since.subList(0, Math.min(SIDE, since.size()))));
      double stayed = Math.abs(Math.log(after / before));
      double grew = Math.abs(Math.log(after / whole));
      return stayed < grew;
    }

    private static double[] numbers(List<Double> list) {
      return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How large the place is as far as the cell shows: its denominator, or the count itself. */
    private double size(int cell) {
      return count ? value[cell] : Panel.at(denominator, cell);
    }

    /** Joins places that ended on one day with their successor. */
    void join(int successor, List<Place> parts, Map<String, Integer> rows) {
      LocalDate last = parts.get(0).validTo().orElseThrow();
      boolean founded = isFounded(successor, last);
      for (int t = 0; t < panel.periods().length; t++) {
        int cell = panel.cell(successor, t);
        boolean before = !panel.period(t).start().isAfter(last);
        if (before) {
          boolean known = additive && (founded || !Double.isNaN(value[cell]));
          for (Place part : parts) {
            Integer row = rows.get(part.id());
            known &= row != null && !Double.isNaN(value[panel.cell(row, t)]);
          }
          if (known) {
            add(cell, parts, rows, t, founded);
          } else {
            clear(cell);
          }
        }
        for (Place part : parts) {
          Integer row = rows.get(part.id());
          if (row != null) {
            clear(panel.cell(row, t));
          }
        }
      }
    }

    /** Whether the successor came into being when its parts ended. */
    private boolean isFounded(int successor, LocalDate last) {
      for (int t = 0; t < panel.periods().length; t++) {
        if (!panel.period(t).start().isAfter(last)
            && !Double.isNaN(panel.value()[panel.cell(successor, t)])) {
          return false;
        }
      }
      return true;
    }

    private void add(
        int cell, List<Place> parts, Map<String, Integer> rows, int t, boolean founded) {
      double sum = founded ? 0 : value[cell];
      double events = founded || count ? 0 : numerator[cell];
      double outOf = founded || count ? 0 : denominator[cell];
      for (Place part : parts) {
        int other = panel.cell(rows.getOrDefault(part.id(), -1), t);
        sum += value[other];
        if (!count) {
          events += numerator[other];
          outOf += denominator[other];
        }
      }
      if (count) {
        value[cell] = sum;
      } else {
        numerator[cell] = events;
        denominator[cell] = outOf;
        value[cell] = events / outOf * per;
      }
      if (Double.isNaN(value[cell])) {
        clear(cell);
      } else {
        gone[cell] = false;
      }
    }

    private void clear(int cell) {
      gone[cell] = true;
      value[cell] = Double.NaN;
      if (numerator.length > 0) {
        numerator[cell] = Double.NaN;
        denominator[cell] = Double.NaN;
      }
    }

    Panel panel() {
      return panel.withFigures(value, numerator, denominator, gone);
    }
  }
}
