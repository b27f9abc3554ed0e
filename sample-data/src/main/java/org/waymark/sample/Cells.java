package org.waymark.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * The true numbers of one indicator: [place][period]. A cell of a place that does not exist in the
 * period is to be ignored.
 */
record Cells(
    Spec spec,
    List<SamplePlace> places,
    List<LocalDate> starts,
    double[][] numerators,
    double[][] denominators) {

  /** Numerator as a whole number. */
  long numerator(int place, int period) {
    return Math.round(numerators[place][period]);
  }

  /** Denominator as a whole number. */
  long denominator(int place, int period) {
    return Math.round(denominators[place][period]);
  }

  /** The period's name as SDMX writes it. */
  String label(int period) {
    return SampleCalendar.label(spec.period(), starts.get(period));
  }

  /** Whether the place exists on the first day of the period. */
  boolean exists(int place, int period) {
    return places.get(place).existsOn(starts.get(period).toString());
  }

  /** Σ numerator / Σ denominator of the places that are kept, for the named period. */
  double aggregate(String label, Predicate<SamplePlace> kept) {
    double top = 0;
    double bottom = 0;
    for (int t = 0; t < starts.size(); t++) {
      for (int p = 0; p < places.size(); p++) {
        if (label(t).equals(label) && exists(p, t) && kept.test(places.get(p))) {
          top += numerators[p][t];
          bottom += denominators[p][t];
        }
      }
    }
    return top / bottom;
  }

  /** The numerator of one place in the named period. */
  double at(String label, String place) {
    for (int t = 0; t < starts.size(); t++) {
      for (int p = 0; p < places.size(); p++) {
        if (label(t).equals(label) && places.get(p).id().equals(place)) {
          return numerators[p][t];
        }
      }
    }
    throw new IllegalArgumentException("no cell " + place + " " + label);
  }
}
