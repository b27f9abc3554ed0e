package org.waymark.registry;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Reports that a person has read and coded.
 *
 * @param themes id of the report to the ids of its themes; none: the person found no theme
 */
public record CodedReports(SortedMap<String, SortedSet<String>> themes) {

  /** Nobody coded anything. */
  public static final CodedReports NONE = new CodedReports(new TreeMap<>());

  public CodedReports {
    themes = Collections.unmodifiableSortedMap(themes);
  }
}
