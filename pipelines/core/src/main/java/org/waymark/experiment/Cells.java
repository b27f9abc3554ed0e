package org.waymark.experiment;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of one indicator, by week, arm, stratum and cluster. Weeks count from that of the
 * start; a person is in the week in which the outcome is due.
 */
final class Cells {

  /** Where people are counted together. Clusters have no order that may show. */
  record Key(int week, int arm, String stratum, String cluster) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int by = Integer.compare(week, other.week);
      by = by == 0 ? Integer.compare(arm, other.arm) : by;
      by = by == 0 ? stratum.compareTo(other.stratum) : by;
      return by == 0 ? cluster.compareTo(other.cluster) : by;
    }
  }

  private final TreeMap<Key, Sums> sums = new TreeMap<>();
  private final TreeMap<Integer, double[]> due = new TreeMap<>();
  private final int arms;

  Cells(int arms) {
    this.arms = arms;
  }

  Sums at(int week, int arm, String stratum, String cluster) {
    return sums.computeIfAbsent(new Key(week, arm, stratum, cluster), key -> new Sums());
  }

  void due(int week, int arm, double people) {
    due.computeIfAbsent(week, key -> new double[arms])[arm] += people;
  }

  /** People of each arm due by a week. */
  double[] dueBy(int week) {
    double[] people = new double[arms];
    for (double[] of : due.headMap(week, true).values()) {
      for (int a = 0; a < arms; a++) {
        people[a] += of[a];
      }
    }
    return people;
  }

  /** The sums of all weeks. */
  Map<Key, Sums> everything() {
    return sums;
  }

  /** The sums of one week. */
  Map<Key, Sums> of(int week) {
    return sums.subMap(new Key(week, -1, "", ""), new Key(week + 1, -1, "", ""));
  }
}
