package org.waymark.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.waymark.registry.Place;

/**
 * Places in the order of their ids, whatever their order in the workspace. Places that only other
 * publications know come after them, as they were.
 */
final class PlaceOrder {
  /** New position by position in the workspace. */
  private final int[] at;

  private final boolean changes;

  private PlaceOrder(int[] at) {
    this.at = at;
    boolean any = false;
    for (int place = 0; place < at.length; place++) {
      any |= at[place] != place;
    }
    changes = any;
  }

  /**
   * The order of these places.
   *
   * @param known how many places any publication knows; those of the workspace come first
   */
  static PlaceOrder of(List<Place> places, int known) {
    List<Integer> byId = new ArrayList<>();
    for (int place = 0; place < places.size(); place++) {
      byId.add(place);
    }
    byId.sort(Comparator.comparing(place -> places.get(place).id()));
    int[] at = new int[Math.max(known, places.size())];
    Arrays.setAll(at, place -> place);
    for (int rank = 0; rank < byId.size(); rank++) {
      at[byId.get(rank)] = rank;
    }
    return new PlaceOrder(at);
  }

  /** The position of a place by its position in the workspace. */
  int at(int place) {
    return at[place];
  }

  List<Place> sorted(List<Place> places) {
    Place[] sorted = new Place[places.size()];
    for (int place = 0; place < sorted.length; place++) {
      sorted[at[place]] = places.get(place);
    }
    return List.of(sorted);
  }

  EarlierCells of(EarlierCells cells) {
    return changes && !cells.isEmpty() ? cells.at(this::at) : cells;
  }

  EarlierPublications of(EarlierPublications publications) {
    if (!changes) {
      return publications;
    }
    List<int[]> parents = new ArrayList<>();
    for (int[] above : publications.parents()) {
      int[] moved = new int[above.length];
      for (int place = 0; place < above.length; place++) {
        moved[at[place]] = above[place] < 0 ? -1 : at[above[place]];
      }
      parents.add(moved);
    }
    return new EarlierPublications(publications.places(), parents, publications.sameRule());
  }
}
