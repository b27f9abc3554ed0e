package org.waymark.twin.map;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What people of a mission hold to be causes: signs without numbers.
 *
 * @param missionId the mission
 * @param nodes causes in alphabetic order; those that are indicators have their ids
 * @param causes arrows of the map, also those from a node to itself
 */
public record CauseMap(String missionId, List<String> nodes, List<Cause> causes) {
  /** Larger maps are cut down to what lies on the way to a goal or guardrail. */
  public static final int MOST_NODES = 12;

  /**
   * An arrow.
   *
   * @param sign 1 where more leads to more, −1 where more leads to less, 0 for a node that does not
   *     hold itself back
   * @param evidence grade from 1 to 5
   */
  public record Cause(String from, String to, int sign, int evidence, String source) {}

  /** A map of some arrows. */
  public static CauseMap of(String missionId, List<Cause> causes) {
    TreeSet<String> nodes = new TreeSet<>();
    causes.forEach(
        cause -> {
          nodes.add(cause.from());
          nodes.add(cause.to());
        });
    return new CauseMap(missionId, List.copyOf(nodes), List.copyOf(causes));
  }

  /** Signs by the node that is changed and the node that acts. */
  public int[][] signs() {
    int[][] signs = new int[nodes.size()][nodes.size()];
    for (Cause cause : causes) {
      signs[nodes.indexOf(cause.to())][nodes.indexOf(cause.from())] = cause.sign();
    }
    return signs;
  }

  /** The loop analysis of the map. */
  public LoopAnalysis analysis() {
    return LoopAnalysis.of(signs());
  }

  /** Nodes that nothing else acts on. */
  public List<String> roots() {
    return nodes.stream()
        .filter(
            node ->
                causes.stream()
                    .noneMatch(c -> c.to().equals(node) && !c.from().equals(node) && c.sign() != 0))
        .toList();
  }

  /** The map with only the nodes from which a way leads to one of some. */
  public CauseMap onTheWayTo(List<String> ends) {
    TreeSet<String> kept = new TreeSet<>(ends);
    kept.retainAll(nodes);
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Cause cause : causes) {
        grew |= cause.sign() != 0 && kept.contains(cause.to()) && kept.add(cause.from());
      }
    }
    return of(
        missionId,
        causes.stream().filter(c -> kept.contains(c.from()) && kept.contains(c.to())).toList());
  }

  /**
   * A loop of at least two nodes.
   *
   * @param nodes in the direction of the arrows, the first in the alphabet first
   * @param reinforcing whether it drives itself on; otherwise it holds itself back
   */
  public record Loop(List<String> nodes, boolean reinforcing) {}

  /** All loops of at least two nodes, the shortest first. */
  public List<Loop> loops() {
    List<Loop> found = new ArrayList<>();
    for (String first : nodes) {
      walk(first, first, 1, new ArrayList<>(List.of(first)), found);
    }
    found.sort(
        java.util.Comparator.comparingInt((Loop l) -> l.nodes().size())
            .thenComparing(l -> String.join(" ", l.nodes())));
    return List.copyOf(found);
  }

  private void walk(String first, String at, int sign, List<String> way, List<Loop> found) {
    for (Cause cause : causes) {
      if (cause.from().equals(at) && cause.sign() != 0 && !cause.to().equals(at)) {
        if (cause.to().equals(first)) {
          found.add(new Loop(List.copyOf(way), sign * cause.sign() > 0));
        } else if (cause.to().compareTo(first) > 0 && !way.contains(cause.to())) {
          way.add(cause.to());
          walk(first, cause.to(), sign * cause.sign(), way, found);
          way.remove(way.size() - 1);
        }
      }
    }
  }
}
