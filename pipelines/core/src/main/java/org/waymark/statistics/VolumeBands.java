package org.waymark.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Strata of places that are of one kind and write about as much: of each kind as many bands of
 * neighbouring volumes as leave enough places in each. Who writes more mentions more of everything;
 * compared within a band that is no longer so.
 */
public final class VolumeBands {

  /** Places that a band should hold. */
  static final int PLACES = 12;

  /** Five bands take away nine tenths of a bias that grows with volume (Cochran 1968). */
  static final int MOST = 5;

  private VolumeBands() {}

  /**
   * The stratum of each place, counted from 0; −1 for places under {@code least} reports.
   *
   * @param kind of each place; only places of one kind share a stratum
   * @param reports of each place
   */
  public static int[] of(List<String> kind, int[] reports, int least) {
    Map<String, List<Integer>> kinds =
        IntStream.range(0, reports.length)
            .filter(i -> reports[i] >= least)
            .boxed()
            .collect(Collectors.groupingBy(kind::get, TreeMap::new, Collectors.toList()));
    int[] stratum = new int[reports.length];
    java.util.Arrays.fill(stratum, -1);
    int next = 0;
    for (List<Integer> places : kinds.values()) {
      List<Integer> sorted =
          places.stream().sorted(Comparator.comparingInt(i -> reports[i])).toList();
      int bands = Math.max(1, Math.min(MOST, sorted.size() / PLACES));
      int band = 0;
      for (int r = 0; r < sorted.size(); r++) {
        int wanted = (int) ((long) r * bands / sorted.size());
        // Places that write as much stay together.
        if (wanted > band && reports[sorted.get(r)] > reports[sorted.get(r - 1)]) {
          band = wanted;
        }
        stratum[sorted.get(r)] = next + band;
      }
      next += bands;
    }
    return stratum;
  }
}
