package org.waymark.twin.calibrate;

import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;

/**
 * What is published of observed variables.
 *
 * @param values by indicator and period, in the units of the indicator
 */
public record History(SortedMap<String, SortedMap<Period, Double>> values) {

  /** Nothing is published. */
  public static History empty() {
    return new History(new TreeMap<>());
  }

  /** What was published up to a period. */
  public History until(Period last) {
    SortedMap<String, SortedMap<Period, Double>> known = new TreeMap<>();
    values.forEach((indicator, series) -> known.put(indicator, series.headMap(last.next())));
    return new History(known);
  }

  /** The values of an indicator; empty where none are published. */
  public SortedMap<Period, Double> of(String indicator) {
    return values.getOrDefault(indicator, new TreeMap<>());
  }
}
