package org.waymark.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.registry.Place;

/**
 * Which places add up to which: a place belongs to the nearest place above it that has a number of
 * its own.
 */
final class Families {
  private Families() {}

  /** For each place the position of the one it belongs to; −1 where it belongs to none. */
  static int[] above(List<Place> places) {
    Map<String, Integer> position = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      position.put(places.get(i).id(), i);
    }
    int[] above = new int[places.size()];
    Arrays.setAll(
        above, i -> places.get(i).parentId().map(id -> position.getOrDefault(id, -1)).orElse(-1));
    return above;
  }

  /** The nearest place above that is here; −1 where there is none. */
  static int above(int[] above, int place, boolean[] here) {
    int at = above[place];
    for (int steps = 0; at >= 0 && steps < above.length; steps++) {
      if (here[at]) {
        return at == place ? -1 : at;
      }
      at = above[at];
    }
    return -1;
  }

  /**
   * The parts of each whole, by position.
   *
   * @param here places that have a number
   */
  static SortedMap<Integer, int[]> of(int[] above, boolean[] here) {
    SortedMap<Integer, List<Integer>> parts = new TreeMap<>();
    for (int place = 0; place < here.length; place++) {
      int whole = here[place] ? above(above, place, here) : -1;
      if (whole >= 0) {
        parts.computeIfAbsent(whole, fresh -> new ArrayList<>()).add(place);
      }
    }
    SortedMap<Integer, int[]> families = new TreeMap<>();
    parts.forEach(
        (whole, of) -> families.put(whole, of.stream().mapToInt(place -> place).toArray()));
    return families;
  }

  /**
   * Position of the one place that all others belong to, as a nation is; -1 where there is none or
   * several.
   */
  static int nation(List<Place> places) {
    java.util.Set<String> parents = new java.util.TreeSet<>();
    places.forEach(place -> place.parentId().ifPresent(parents::add));
    int nation = -1;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      if (place.parentId().isEmpty() && parents.contains(place.id())) {
        if (nation >= 0) {
          return -1;
        }
        nation = i;
      }
    }
    return nation;
  }
}
