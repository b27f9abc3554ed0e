package org.waymark.statistics;

/**
 * What {@link XmrChart} says of each point. Made once for the longest series and filled again and
 * again; only the first {@link #length()} entries count. A missing point keeps the rule {@link
 * XmrChart.Rule#NONE} and {@link XmrChart.Variation#COMMON_CAUSE}.
 */
public final class XmrPoints {

  /** Centre line of each point. */
  final double[] mean;

  /** Lower limits; NaN where no two neighbouring points give a moving range. */
  final double[] lower;

  /** Upper limits; NaN like {@link #lower}. */
  final double[] upper;

  final XmrChart.Rule[] rule;
  final XmrChart.Variation[] variation;
  XmrChart.Assurance assurance = XmrChart.Assurance.NO_TARGET;
  boolean provisional;
  int length;
  int observed;

  /* Work space: the observed points of the series, one after the other. */
  final double[] y;
  final int[] position;
  final boolean[] joined;
  final byte[] side;
  final byte[] near;
  final byte[] trend;

  /** Room for series of up to {@code capacity} points. */
  public XmrPoints(int capacity) {
    mean = new double[capacity];
    lower = new double[capacity];
    upper = new double[capacity];
    rule = new XmrChart.Rule[capacity];
    variation = new XmrChart.Variation[capacity];
    y = new double[capacity];
    position = new int[capacity];
    joined = new boolean[capacity];
    side = new byte[capacity];
    near = new byte[capacity];
    trend = new byte[capacity];
  }

  /** Points of the series drawn last, missing ones included. */
  public int length() {
    return length;
  }

  /** Points of it that are not missing. */
  public int observed() {
    return observed;
  }

  /** Centre line at that point; NaN where its stretch of the chart has no value at all. */
  public double mean(int point) {
    return mean[point];
  }

  /** Lower process limit at that point; NaN where there is none. */
  public double lower(int point) {
    return lower[point];
  }

  /** Upper process limit at that point; NaN where there is none. */
  public double upper(int point) {
    return upper[point];
  }

  /** First rule that the point meets. */
  public XmrChart.Rule rule(int point) {
    return rule[point];
  }

  /** What the rule means, given which direction is better. */
  public XmrChart.Variation variation(int point) {
    return variation[point];
  }

  /** The target against the last limits. */
  public XmrChart.Assurance assurance() {
    return assurance;
  }

  /** True while the last stretch of the chart has fewer than 13 points. */
  public boolean provisional() {
    return provisional;
  }
}
