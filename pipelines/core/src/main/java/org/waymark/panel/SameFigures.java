package org.waymark.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Places for which the same figures were delivered in every period: one site under several codes,
 * as a rule. They are one observation, however many rows there are.
 *
 * <p>Small counts are equal by chance now and then. A group counts only where fewer than one pair
 * in a hundred such panels would be equal by chance, and its series changes at least {@value
 * #LEAST_CHANGES} times: the chance that two places agree in a period is taken from the share of
 * the other places with that value, over the periods in which the value changes.
 */
public final class SameFigures {

  private static final int LEAST_CHANGES = 5;
  private static final double LEAST_LOG_CHANCE = Math.log(0.01);

  private SameFigures() {}

  /**
   * For each place of the panel the first of its group, as a row of the panel; itself where no
   * other place has its figures.
   *
   * @param ids ids of the panel's places, in its order: the first of a group is the first by id
   */
  public static int[] firstOfGroup(Panel panel, List<String> ids) {
    int[] first = new int[panel.places().length];
    Arrays.setAll(first, p -> p);
    SortedMap<Long, List<Integer>> groups = new TreeMap<>();
    for (int p : withARepeatedHash(panel)) {
      groups.computeIfAbsent(hash(panel, p), of -> new ArrayList<>()).add(p);
    }
    for (List<Integer> group : groups.values()) {
      if (areEqual(panel, group) && isNoChance(panel, group)) {
        int leader = group.get(0);
        for (int p : group) {
          leader = ids.get(p).compareTo(ids.get(leader)) < 0 ? p : leader;
        }
        for (int p : group) {
          first[p] = leader;
        }
      }
    }
    return first;
  }

  /** Rows whose hash another row has: no two rows of most panels. */
  private static int[] withARepeatedHash(Panel panel) {
    long[] hashes =
        IntStream.range(0, panel.places().length).mapToLong(p -> hash(panel, p)).toArray();
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    Set<Long> repeated = new HashSet<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        repeated.add(sorted[i]);
      }
    }
    return repeated.isEmpty()
        ? new int[0]
        : IntStream.range(0, hashes.length).filter(p -> repeated.contains(hashes[p])).toArray();
  }

  private static long hash(Panel panel, int place) {
    long hash = 1;
    for (int t = 0; t < panel.periods().length; t++) {
      int cell = panel.cell(place, t);
      hash = hash * 0x9E3779B97F4A7C15L + bits(panel.value()[cell]);
      hash ^= hash >>> 29;
      hash = hash * 31 + bits(Panel.at(panel.denominator(), cell));
    }
    return hash;
  }

  private static boolean areEqual(Panel panel, List<Integer> group) {
    int first = group.get(0);
    for (int p : group) {
      for (int t = 0; t < panel.periods().length; t++) {
        int a = panel.cell(first, t);
        int b = panel.cell(p, t);
        if (bits(panel.value()[a]) != bits(panel.value()[b])
            || bits(Panel.at(panel.numerator(), a)) != bits(Panel.at(panel.numerator(), b))
            || bits(Panel.at(panel.denominator(), a)) != bits(Panel.at(panel.denominator(), b))) {
          return false;
        }
      }
    }
    return group.size() > 1;
  }

  /** Adding zero makes one zero of two. */
  private static long bits(double number) {
    return Double.doubleToLongBits(number + 0.0);
  }

  private static boolean isNoChance(Panel panel, List<Integer> group) {
    Set<Integer> members = new HashSet<>(group);
    int place = group.get(0);
    int others = panel.places().length - group.size();
    double pairs = panel.places().length * (panel.places().length - 1.0) / 2;
    double logChance = Math.log(pairs);
    int changes = 0;
    double before = Double.NaN;
    for (int t = 0; t < panel.periods().length; t++) {
      double value = panel.value()[panel.cell(place, t)];
      if (Double.isNaN(value) || value == before) {
        continue;
      }
      changes++;
      before = value;
      int equal = 0;
      for (int p = 0; p < panel.places().length; p++) {
        if (!members.contains(p) && panel.value()[panel.cell(p, t)] == value) {
          equal++;
        }
      }
      logChance += Math.log((equal + 1.0) / (others + 2.0));
    }
    return changes >= LEAST_CHANGES && logChance < LEAST_LOG_CHANCE;
  }
}
