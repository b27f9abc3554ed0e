package org.waymark.transforms;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Another publication of the folder, as far as it can tell what a disclosure rule hides.
 *
 * @param asOf its date
 * @param observations the files of its observations, relative to the output folder
 * @param parents for each place that belonged to another the id of that one
 * @param rule the rule that held; {@code none} without one
 */
public record PublishedBefore(
    LocalDate asOf, ArrayList<String> observations, TreeMap<String, String> parents, String rule)
    implements Serializable {

  /** Another publication; publications may share a map of parents. */
  @SuppressWarnings("NonApiType")
  public static PublishedBefore of(
      LocalDate asOf, List<String> observations, TreeMap<String, String> parents, String rule) {
    return new PublishedBefore(asOf, new ArrayList<>(observations), parents, rule);
  }
}
