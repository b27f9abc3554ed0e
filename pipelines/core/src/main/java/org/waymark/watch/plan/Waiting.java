package org.waymark.watch.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What waits for what: a graph of open things by id.
 *
 * @param waitsFor for each id, the open ids that it waits for
 */
public record Waiting(SortedMap<String, SortedSet<String>> waitsFor) {

  /**
   * The graph.
   *
   * @param blockedBy for each open id, what it names; what is not open itself, or unknown, holds up
   *     nothing and is left out
   */
  public static Waiting of(Map<String, ? extends Collection<String>> blockedBy) {
    SortedMap<String, SortedSet<String>> edges = new TreeMap<>();
    blockedBy.forEach(
        (id, names) -> {
          SortedSet<String> open = new TreeSet<>();
          for (String name : names) {
            if (blockedBy.containsKey(name) && !name.equals(id)) {
              open.add(name);
            }
          }
          edges.put(id, open);
        });
    return new Waiting(edges);
  }

  /** All that waits for something, directly or not; without itself. */
  public SortedSet<String> behind(String id) {
    SortedMap<String, SortedSet<String>> waiters = waiters();
    SortedSet<String> found = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(id));
    while (!next.isEmpty()) {
      for (String waiter : waiters.getOrDefault(next.remove(), new TreeSet<>())) {
        if (!waiter.equals(id) && found.add(waiter)) {
          next.add(waiter);
        }
      }
    }
    return found;
  }

  private SortedMap<String, SortedSet<String>> waiters() {
    SortedMap<String, SortedSet<String>> waiters = new TreeMap<>();
    waitsFor.forEach(
        (id, blockers) ->
            blockers.forEach(
                blocker -> waiters.computeIfAbsent(blocker, b -> new TreeSet<>()).add(id)));
    return waiters;
  }

  /** The one whose closing frees the most, the first by id where several do; empty: none waits. */
  public Optional<String> freesMost() {
    String best = null;
    int most = 0;
    for (String id : waitsFor.keySet()) {
      int frees = behind(id).size();
      if (frees > most) {
        best = id;
        most = frees;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Rings of things that wait for each other, each in order of id. */
  public List<SortedSet<String>> rings() {
    List<SortedSet<String>> rings = new ArrayList<>();
    Set<String> placed = new TreeSet<>();
    for (String id : waitsFor.keySet()) {
      if (!placed.contains(id)) {
        SortedSet<String> ring = new TreeSet<>(behindOrSame(id));
        if (ring.size() > 1) {
          placed.addAll(ring);
          rings.add(ring);
        }
      }
    }
    return List.copyOf(rings);
  }

  /** Those that wait for it and that it waits for, with itself. */
  private SortedSet<String> behindOrSame(String id) {
    SortedSet<String> ring = new TreeSet<>();
    for (String waiter : behind(id)) {
      if (behind(waiter).contains(id)) {
        ring.add(waiter);
      }
    }
    ring.add(id);
    return ring;
  }
}
