package org.waymark.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.period.Period;
import org.waymark.registry.Place;

/** Places as the registry relates them: what belongs to what, and what came before what. */
final class PlaceTree {
  private final List<Place> places;
  private final Map<String, Integer> position = new HashMap<>();
  private final List<List<Integer>> children = new ArrayList<>();
  private final List<List<Integer>> predecessors = new ArrayList<>();

  /** First days, of a place under a new code those of its first. */
  private final List<Optional<LocalDate>> opens = new ArrayList<>();

  PlaceTree(List<Place> places) {
    this.places = places;
    for (int p = 0; p < places.size(); p++) {
      position.put(places.get(p).id(), p);
      children.add(new ArrayList<>(0));
      predecessors.add(new ArrayList<>(0));
    }
    for (int p = 0; p < places.size(); p++) {
      int self = p;
      at(places.get(p).parentId())
          .filter(parent -> parent != self)
          .ifPresent(parent -> children.get(parent).add(self));
      at(places.get(p).successorId())
          .filter(successor -> successor != self)
          .ifPresent(successor -> predecessors.get(successor).add(self));
      opens.add(firstDay(self));
    }
  }

  /** The values that its earlier codes had are filed under the place, so it existed as they did. */
  private Optional<LocalDate> firstDay(int at) {
    Place place = places.get(at);
    for (int steps = 0; steps < places.size(); steps++) {
      Optional<Integer> earlier = at(place.continues());
      if (earlier.isEmpty()) {
        break;
      }
      place = places.get(earlier.get());
    }
    return place.validFrom();
  }

  /** Its first day, under whatever code; empty: it always existed. */
  Optional<LocalDate> opens(int at) {
    return opens.get(at);
  }

  private Optional<Integer> at(Optional<String> id) {
    return id.map(position::get);
  }

  Optional<Integer> position(String id) {
    return Optional.ofNullable(position.get(id));
  }

  int size() {
    return places.size();
  }

  Place place(int at) {
    return places.get(at);
  }

  List<Integer> children(int at) {
    return children.get(at);
  }

  List<Integer> predecessors(int at) {
    return predecessors.get(at);
  }

  /** Position of what it belongs to; -1: of nothing that is registered. */
  int parent(int at) {
    int parent = at(places.get(at).parentId()).orElse(-1);
    return parent == at ? -1 : parent;
  }

  /** Position of what took it over; -1: nothing. */
  int successor(int at) {
    int successor = at(places.get(at).successorId()).orElse(-1);
    return successor == at ? -1 : successor;
  }

  /** Places that belong to nothing. */
  List<Integer> roots() {
    List<Integer> roots = new ArrayList<>();
    for (int p = 0; p < places.size(); p++) {
      if (parent(p) < 0) {
        roots.add(p);
      }
    }
    return roots;
  }

  /** Whether it existed on some day of the period. */
  boolean exists(int at, Period period) {
    Place place = places.get(at);
    return opens(at).map(day -> !day.isAfter(period.end())).orElse(true)
        && place.validTo().map(day -> !day.isBefore(period.start())).orElse(true);
  }

  /** Whether it existed on every day of the period. */
  boolean existsThroughout(int at, Period period) {
    Place place = places.get(at);
    return opens(at).map(day -> !day.isAfter(period.start())).orElse(true)
        && place.validTo().map(day -> !day.isBefore(period.end())).orElse(true);
  }

  Optional<LocalDate> closed(int at) {
    return places.get(at).validTo();
  }
}
