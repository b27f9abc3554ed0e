package org.waymark.statistics;

/**
 * A two-sided interval, both ends in the units of the estimate.
 *
 * @param low lower end
 * @param high upper end; never below {@code low}
 */
public record Interval(double low, double high) {}
