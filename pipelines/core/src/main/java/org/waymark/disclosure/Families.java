package org.waymark.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.registry.Place;

/**
 * Which places of a panel add up to which: a place belongs to the nearest place above it that has a
 * cell of its own in the period.
 */
final class Families {
  private final List<Place> places;
  private final int[] ofPanel;
  private final int[] above;
  private final int[] rowOf;

  /**
   * The families of a panel.
   *
   * @param ofPanel positions of the panel's places in the workspace
   * @param places of the workspace
   */
  Families(int[] ofPanel, List<Place> places) {
    this.places = places;
    this.ofPanel = ofPanel;
    Map<String, Integer> position = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      position.put(places.get(i).id(), i);
    }
    above = new int[places.size()];
    for (int i = 0; i < above.length; i++) {
      above[i] = places.get(i).parentId().map(id -> position.getOrDefault(id, -1)).orElse(-1);
    }
    rowOf = new int[places.size()];
    java.util.Arrays.fill(rowOf, -1);
    for (int row = 0; row < ofPanel.length; row++) {
      rowOf[ofPanel[row]] = row;
    }
  }

  /**
   * A sum that the published numbers tell.
   *
   * @param parent row of the whole
   * @param children rows of its parts, by id of the place
   */
  record Family(int parent, List<Integer> children) {}

  /** Id of the place in that row. */
  String id(int row) {
    return places.get(ofPanel[row]).id();
  }

  /**
   * The rows that take part in the sums of a period: those with a cell, shown or hidden. Estimates
   * made of respondents (line 0) do not: who answered for a place is in no other place's estimate.
   */
  static boolean[] present(Panel panel, int t, boolean[] hidden) {
    boolean[] present = new boolean[panel.places().length];
    for (int p = 0; p < present.length; p++) {
      int cell = panel.cell(p, t);
      boolean delivered = !Double.isNaN(panel.value()[cell]) || hidden[cell];
      present[p] = delivered && panel.line()[cell] != 0;
    }
    return present;
  }

  /**
   * The sums of a period, by id of the whole.
   *
   * @param present rows that have a cell
   */
  List<Family> in(boolean[] present) {
    SortedMap<String, Family> families = new TreeMap<>();
    for (int row = 0; row < present.length; row++) {
      int parent = present[row] ? rowAbove(row, present) : -1;
      if (parent >= 0) {
        families
            .computeIfAbsent(id(parent), fresh -> new Family(parent, new ArrayList<>()))
            .children()
            .add(row);
      }
    }
    families.values().forEach(f -> f.children().sort(Comparator.comparing(this::id)));
    return List.copyOf(families.values());
  }

  private int rowAbove(int row, boolean[] present) {
    int at = above[ofPanel[row]];
    for (int steps = 0; at >= 0 && steps < above.length; steps++) {
      if (rowOf[at] >= 0 && present[rowOf[at]]) {
        return rowOf[at] == row ? -1 : rowOf[at];
      }
      at = above[at];
    }
    return -1;
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
