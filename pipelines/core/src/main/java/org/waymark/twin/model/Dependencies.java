package org.waymark.twin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.expression.Function;

/** What hangs on what at one moment, and the order in which variables can be computed. */
public final class Dependencies {
  private final TreeMap<String, SortedSet<String>> now = new TreeMap<>();
  private final TreeMap<String, SortedSet<String>> atStart = new TreeMap<>();

  /** Those of a model's variables and stocks. */
  public Dependencies(List<Model.Variable> variables, List<Model.Stock> stocks) {
    for (Model.Variable variable : variables) {
      now.put(variable.id(), names(variable.equation().tree(), false));
      atStart.put(variable.id(), names(variable.equation().tree(), true));
    }
    for (Model.Stock stock : stocks) {
      atStart.put(
          stock.id(),
          stock.startEquation().map(e -> names(e.tree(), true)).orElse(new TreeSet<>()));
    }
  }

  /** Names that an expression needs at one moment. */
  public static SortedSet<String> names(Expression tree, boolean atStart) {
    SortedSet<String> names = new TreeSet<>();
    collect(tree, atStart, names);
    return names;
  }

  /** All names of an expression, whenever it needs them. */
  public static SortedSet<String> allNames(Expression tree) {
    SortedSet<String> names = new TreeSet<>();
    if (tree instanceof Expression.Name name) {
      names.add(name.id());
    }
    children(tree).forEach(child -> names.addAll(allNames(child)));
    return names;
  }

  /** The parts of an expression that are values: not the names of tables and seasons. */
  public static List<Expression> children(Expression tree) {
    if (tree instanceof Expression.Unary unary) {
      return List.of(unary.operand());
    }
    if (tree instanceof Expression.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (tree instanceof Expression.Call call) {
      return switch (call.function()) {
        case TABLE -> call.arguments().subList(0, 1);
        case SEASON -> List.of();
        default -> call.arguments();
      };
    }
    return List.of();
  }

  private static void collect(Expression tree, boolean atStart, SortedSet<String> names) {
    if (tree instanceof Expression.Name name) {
      names.add(name.id());
    } else if (tree instanceof Expression.Call call
        && (call.function().remembers() || call.function() == Function.INIT)) {
      if (atStart) {
        boolean startGiven = call.function() != Function.INIT && hasStart(call);
        for (int i = 0; i < call.arguments().size(); i++) {
          if (i > 0 || !startGiven) {
            collect(call.arguments().get(i), true, names);
          }
        }
      }
    } else {
      children(tree).forEach(child -> collect(child, atStart, names));
    }
  }

  /** Whether a function that remembers is given what it remembers at the start. */
  public static boolean hasStart(Expression.Call call) {
    return call.arguments().size() == call.function().most();
  }

  /** Variables in the order in which they are computed; empty where some go round in a circle. */
  public Optional<List<String>> order() {
    return sorted(now);
  }

  /** Variables and stocks in the order of their first values; empty where there is a circle. */
  public Optional<List<String>> startOrder() {
    return sorted(atStart);
  }

  private static Optional<List<String>> sorted(Map<String, SortedSet<String>> graph) {
    List<String> order = new ArrayList<>();
    return circle(graph, order).isEmpty() ? Optional.of(List.copyOf(order)) : Optional.empty();
  }

  /** A circle of variables that need each other at one moment; empty where there is none. */
  public List<String> circle() {
    return circle(now, new ArrayList<>());
  }

  /** A circle among first values. */
  public List<String> startCircle() {
    return circle(atStart, new ArrayList<>());
  }

  /** Names that the first value of a variable or stock hangs on, directly or not. */
  public SortedSet<String> startReaches(String from) {
    SortedSet<String> reached = new TreeSet<>();
    List<String> open = new ArrayList<>(atStart.getOrDefault(from, new TreeSet<>()));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        open.addAll(atStart.getOrDefault(next, new TreeSet<>()));
      }
    }
    return reached;
  }

  /** Depth-first without recursion: a chain may have thousands of variables. */
  private static List<String> circle(Map<String, SortedSet<String>> graph, List<String> order) {
    TreeMap<String, Integer> state = new TreeMap<>();
    for (String root : graph.keySet()) {
      if (state.containsKey(root)) {
        continue;
      }
      List<String> path = new ArrayList<>(List.of(root));
      List<List<String>> left = new ArrayList<>();
      left.add(new ArrayList<>(graph.getOrDefault(root, new TreeSet<>())));
      state.put(root, 1);
      while (!path.isEmpty()) {
        int top = path.size() - 1;
        List<String> open = left.get(top);
        if (open.isEmpty()) {
          String done = path.remove(top);
          left.remove(top);
          state.put(done, 2);
          order.add(done);
          continue;
        }
        String next = open.remove(0);
        if (!graph.containsKey(next)) {
          continue;
        }
        int known = state.getOrDefault(next, 0);
        if (known == 1) {
          List<String> circle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
          circle.add(next);
          return circle;
        }
        if (known == 0) {
          state.put(next, 1);
          path.add(next);
          left.add(new ArrayList<>(graph.getOrDefault(next, new TreeSet<>())));
        }
      }
    }
    return List.of();
  }
}
