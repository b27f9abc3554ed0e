package org.waymark.table;

import org.waymark.panel.Panel;
import org.waymark.statistics.Holes;

/**
 * The settled points of one place in order of time, without the periods in which only others
 * reported: what its chart is made of. One instance is filled with one place after another.
 */
final class OwnSeries {
  private static final boolean[] NOWHERE = {};

  private final Panel panel;
  private final boolean events;
  private final int[] number;
  private final int[] time;
  private final int[] column;
  private final double[] value;
  private int points;
  private boolean[] afterHole = NOWHERE;

  /**
   * @param events whether the points are events: then no time without one is a hole
   */
  OwnSeries(Panel panel, boolean events) {
    this.panel = panel;
    this.events = events;
    int columns = panel.periods().length;
    number = new int[events ? 0 : columns];
    for (int t = 0; t < number.length; t++) {
      number[t] = panel.period(t).number();
    }
    time = new int[columns];
    column = new int[columns];
    value = new double[columns];
  }

  /** Takes the points of a place. */
  void fill(int place) {
    points = 0;
    for (int t = 0; t < panel.settledPeriods(); t++) {
      double own = panel.value()[panel.cell(place, t)];
      if (!Double.isNaN(own)) {
        value[points] = own;
        column[points] = t;
        time[points] = events ? points : number[t];
        points++;
      }
    }
    afterHole = Holes.of(time, points);
  }

  int points() {
    return points;
  }

  /** The values; only the first {@link #points()} count. */
  double[] values() {
    return value;
  }

  /** Column of the panel that a point is in. */
  int column(int point) {
    return column[point];
  }

  /** By point, true where a hole lies before it; empty: there is none. */
  boolean[] afterHole() {
    return afterHole;
  }

  /** The first point in or after that column; {@link #points()} where there is none. */
  int firstSince(int since) {
    int point = 0;
    while (point < points && column[point] < since) {
      point++;
    }
    return point;
  }
}
