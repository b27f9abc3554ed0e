package org.waymark.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Levels of one whole that the registry does not join: a nation beside its councils without {@code
 * parent_id}. Two types of place are levels of one whole where volumes and values of both are the
 * same in every period in which both report, and so is one place that is as much as all others.
 */
final class UnlinkedLevels {

  /** Rounded figures of one whole differ by less. */
  private static final double SAME = 0.005;

  private static final int FEWEST_PERIODS = 2;

  private final ReportedPlaces places;

  UnlinkedLevels(ReportedPlaces places) {
    this.places = places;
  }

  /** The places of which each person is counted by one only. */
  List<Integer> counted(List<Integer> heads) {
    TreeMap<String, List<Integer>> types = new TreeMap<>();
    for (int head : heads) {
      String type = places.tree.place(head).type().orElse("");
      types.computeIfAbsent(type, fresh -> new ArrayList<>()).add(head);
    }
    List<List<Integer>> levels =
        types.size() > 1 ? new ArrayList<>(types.values()) : largestAndOthers(heads);
    levels.sort(Comparator.comparingInt(List::size));
    List<List<Integer>> kept = new ArrayList<>();
    for (List<Integer> level : levels) {
      if (kept.stream().noneMatch(whole -> isSame(whole, level))) {
        kept.add(level);
      }
    }
    return kept.stream().flatMap(List::stream).sorted().toList();
  }

  private List<List<Integer>> largestAndOthers(List<Integer> heads) {
    List<List<Integer>> levels = new ArrayList<>();
    if (heads.size() < 3) {
      levels.add(heads);
      return levels;
    }
    int last = places.periods.length - 1;
    int largest = heads.stream().max(Comparator.comparingDouble(p -> usual(p, last))).orElseThrow();
    levels.add(List.of(largest));
    levels.add(heads.stream().filter(p -> p != largest).toList());
    return levels;
  }

  private double usual(int place, int i) {
    return places.reportsEver(place) ? places.usual(place, i) : 0;
  }

  private boolean isSame(List<Integer> whole, List<Integer> parts) {
    if (parts.size() < 2) {
      return false;
    }
    Map<Integer, Total> one = totals(whole);
    Map<Integer, Total> other = totals(parts);
    int common = 0;
    for (Map.Entry<Integer, Total> period : one.entrySet()) {
      Total of = other.get(period.getKey());
      if (of == null) {
        continue;
      }
      Total own = period.getValue();
      if (!isSame(own.volume(), of.volume()) || !isSame(own.value(), of.value())) {
        return false;
      }
      common++;
    }
    // All that the parts report must be in the whole, or it could not stand for them.
    return common >= FEWEST_PERIODS && one.keySet().containsAll(other.keySet());
  }

  private static boolean isSame(double one, double other) {
    return other != 0 && Math.abs(one - other) <= SAME * Math.abs(other);
  }

  /** Totals by period, of periods in which every place of the level that exists reports. */
  private Map<Integer, Total> totals(List<Integer> level) {
    Map<Integer, Total> totals = new TreeMap<>();
    for (int i = 0; i < places.periods.length; i++) {
      Total sum = new Total(places.indicator, places.panel);
      boolean whole = true;
      for (int place : level) {
        boolean exists = places.tree.exists(place, places.periods[i]);
        if (exists && places.reportsWeighted(place, i)) {
          sum.add(places.cell(place, i), 0);
        }
        whole &= !exists || places.reportsWeighted(place, i);
      }
      if (whole && !sum.isEmpty()) {
        totals.put(i, sum);
      }
    }
    return totals;
  }
}
