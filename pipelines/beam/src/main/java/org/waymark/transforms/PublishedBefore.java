package org.waymark.transforms;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Another publication of the folder, as far as it can reveal what a disclosure rule hides.
 *
 * @param asOf its date
 * @param observations files that hold what it shows of indicators, relative to the output folder
 * @param parents for each place that belonged to another the id of that one
 * @param rule the rule that held; {@code none} without one
 */
public record PublishedBefore(
    LocalDate asOf, List<String> observations, SortedMap<String, String> parents, String rule)
    implements Serializable {

  /** Another publication. */
  public static PublishedBefore of(
      LocalDate asOf, List<String> observations, SortedMap<String, String> parents, String rule) {
    return new PublishedBefore(asOf, new ArrayList<>(observations), parents, rule);
  }
}
