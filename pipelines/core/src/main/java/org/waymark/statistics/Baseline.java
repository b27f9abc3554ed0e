package org.waymark.statistics;

import java.util.Arrays;

/**
 * Which points of a control chart shape its lines. A point may be left out altogether (a known
 * special cause), or come after the lines were frozen and only be judged by them.
 */
public final class Baseline {

  private final boolean[] included;
  private final int frozenAfter;

  private Baseline(boolean[] included, int frozenAfter) {
    this.included = included;
    this.frozenAfter = frozenAfter;
  }

  /** Every one of so many points. */
  public static Baseline all(int points) {
    boolean[] included = new boolean[points];
    Arrays.fill(included, true);
    return new Baseline(included, points);
  }

  /** The same, with lines from the first {@code points} only; later points are judged by them. */
  public Baseline frozenAfter(int points) {
    return new Baseline(included, points);
  }

  /** The same without the points at these positions: they neither shape lines nor count in runs. */
  public Baseline without(int... positions) {
    boolean[] rest = included.clone();
    for (int position : positions) {
      rest[position] = false;
    }
    return new Baseline(rest, frozenAfter);
  }

  /** Points of the chart. */
  public int points() {
    return included.length;
  }

  /** True where the point is not left out. */
  public boolean includes(int point) {
    return included[point];
  }

  /** True where the point shapes the lines. */
  public boolean shapes(int point) {
    return included[point] && point < frozenAfter;
  }
}
