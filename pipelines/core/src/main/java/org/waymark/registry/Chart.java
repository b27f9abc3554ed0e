package org.waymark.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the values of a place are drawn through time, and by whose rules they are read. */
public enum Chart {
  /** Individual values, limits from their moving ranges, the rules of Making Data Count. */
  XMR,
  /** Shares, limits by each period's denominator. */
  P,
  /** The same by Laney: where denominators are so large that a p chart's limits are too narrow. */
  P_PRIME,
  /** Rates, limits by each period's denominator. */
  U,
  /** The same by Laney. */
  U_PRIME,
  /** Counts of events. */
  C,
  /** Cases between two events. */
  G,
  /** Time between two events. */
  T,
  /** Any values around their median, without limits. */
  RUN;

  /** The word for it in a workspace and in published tables. */
  public String word() {
    return Words.of(this);
  }

  /** True where it is drawn from a numerator and a denominator, which not every value has. */
  public boolean needsCounts() {
    return this == P || this == P_PRIME || this == U || this == U_PRIME;
  }

  /** True where every point is an event, and a period may have several of them or none. */
  public boolean ofEvents() {
    return this == G || this == T;
  }

  /** The measure whose values it draws; empty: any. */
  Optional<Measure> measure() {
    return switch (this) {
      case XMR, RUN -> Optional.empty();
      case P, P_PRIME -> Optional.of(Measure.PROPORTION);
      case U, U_PRIME -> Optional.of(Measure.RATE);
      case C -> Optional.of(Measure.COUNT);
      case G, T -> Optional.of(Measure.VALUE);
    };
  }

  /** What it draws, for messages. */
  String draws() {
    return switch (this) {
      case XMR, RUN -> "any values";
      case P, P_PRIME -> "a numerator out of its denominator";
      case U, U_PRIME -> "events per unit of a denominator";
      case C -> "numbers of events";
      case G -> "numbers of cases between two events";
      case T -> "times between two events";
    };
  }

  /** The words of those that draw values of a measure. */
  static List<String> wordsFor(Measure measure) {
    return Arrays.stream(values())
        .filter(chart -> chart.measure().map(measure::equals).orElse(true))
        .map(Chart::word)
        .toList();
  }
}
