package org.waymark.watch.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What waits for what: a graph of open things by id. */
public final class Waiting {
  private final SortedMap<String, NavigableSet<String>> waitsFor;
  private final SortedMap<String, NavigableSet<String>> waiters = new TreeMap<>();

  private Waiting(SortedMap<String, NavigableSet<String>> waitsFor) {
    this.waitsFor = waitsFor;
    waitsFor.forEach(
        (id, blockers) ->
            blockers.forEach(
                blocker -> waiters.computeIfAbsent(blocker, b -> new TreeSet<>()).add(id)));
  }

  /** Whether anything waits. */
  public boolean isAny() {
    return !waiters.isEmpty();
  }

  /**
   * The graph.
   *
   * @param blockedBy for each open id, what it names; what is not open itself, or unknown, holds up
   *     nothing and is left out
   */
  public static Waiting of(Map<String, ? extends Collection<String>> blockedBy) {
    SortedMap<String, NavigableSet<String>> edges = new TreeMap<>();
    blockedBy.forEach(
        (id, names) -> {
          NavigableSet<String> open = new TreeSet<>();
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
  public NavigableSet<String> behind(String id) {
    NavigableSet<String> found = new TreeSet<>();
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
  public List<NavigableSet<String>> rings() {
    List<NavigableSet<String>> rings = new ArrayList<>();
    Set<String> placed = new TreeSet<>();
    for (String id : withBoth()) {
      if (!placed.contains(id)) {
        NavigableSet<String> ring = behindOrSame(id);
        if (ring.size() > 1) {
          placed.addAll(ring);
          rings.add(ring);
        }
      }
    }
    return List.copyOf(rings);
  }

  /** Only what waits and is waited for can be in a ring, once all others are taken away. */
  private NavigableSet<String> withBoth() {
    NavigableSet<String> left = new TreeSet<>(waitsFor.keySet());
    boolean changed = true;
    while (changed) {
      NavigableSet<String> kept = new TreeSet<>();
      for (String id : left) {
        boolean waits =
            waitsFor.getOrDefault(id, new TreeSet<>()).stream().anyMatch(left::contains);
        boolean blocks =
            waiters.getOrDefault(id, new TreeSet<>()).stream().anyMatch(left::contains);
        if (waits && blocks) {
          kept.add(id);
        }
      }
      changed = kept.size() < left.size();
      left = kept;
    }
    return left;
  }

  /** Those that wait for it and that it waits for, with itself. */
  private NavigableSet<String> behindOrSame(String id) {
    NavigableSet<String> ring = new TreeSet<>();
    for (String waiter : behind(id)) {
      if (behind(waiter).contains(id)) {
        ring.add(waiter);
      }
    }
    ring.add(id);
    return ring;
  }
}
