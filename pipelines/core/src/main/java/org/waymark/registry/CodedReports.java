package org.waymark.registry;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Reports that a person has read and coded.
 *
 * @param themes id of the report to the ids of its themes; none: the person found no theme
 * @param scores id of the report to how it sounds, from 1 (a complaint) to 5 (praise), for those
 *     that the person scored
 * @param embeddings whether themes are learned from sentence embeddings too
 */
public record CodedReports(
    SortedMap<String, SortedSet<String>> themes,
    SortedMap<String, Double> scores,
    boolean embeddings) {

  /** Nobody coded anything. */
  public static final CodedReports NONE = new CodedReports(new TreeMap<>(), new TreeMap<>(), false);

  public CodedReports {
    themes = Collections.unmodifiableSortedMap(themes);
    scores = Collections.unmodifiableSortedMap(scores);
  }

  /** The same reports, from which themes are learned with sentence embeddings. */
  CodedReports withEmbeddings() {
    return new CodedReports(themes, scores, true);
  }
}
