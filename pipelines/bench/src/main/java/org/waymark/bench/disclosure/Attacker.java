package org.waymark.bench.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.disclosure.SumCorners;

/**
 * Somebody who holds every publication, knows which numbers add up to which and in which week each
 * of them was revised, and solves linear programs. Nobody is counted less than zero, and numbers of
 * people are whole.
 *
 * <p>He is given sums of unknown numbers with what they are, or between which bounds, and asked for
 * the bounds of others.
 */
final class Attacker {
  private static final double NOTHING = 1e-5;

  /** A sum of unknown numbers and its bounds. */
  private record Known(int[] sum, double low, double high) {}

  /** Bounds of a sum that he has been asked for. */
  record Bounds(double low, double high) {

    Bounds {
      // Zero without a sign: a bound that was rounded up to it may have one.
      low += 0.0;
      high += 0.0;
    }

    boolean exact() {
      return high - low < 1 - NOTHING;
    }
  }

  private final Map<List<Integer>, Known> known = new HashMap<>();
  private final List<Known> reduced = new ArrayList<>();
  private final Map<Integer, Double> told = new HashMap<>();
  private final Map<Integer, List<Known>> touching = new HashMap<>();
  private final Map<Integer, Part> parts = new HashMap<>();
  private int[] component = {};
  private long programs;
  private long unbounded;

  /** Numbers that constraints join. */
  private record Part(Map<Integer, Integer> column, SumCorners corners, List<double[]> points) {}

  /** Reads a sum that a publication shows. */
  void read(int[] sum, double low, double high) {
    List<Integer> key = Arrays.stream(sum).boxed().toList();
    known.merge(
        key,
        new Known(sum, low, high),
        (a, b) -> new Known(sum, Math.max(a.low, b.low), Math.min(a.high, b.high)));
  }

  /** Whether some publication shows that very sum. */
  boolean hasRead(int[] sum) {
    return known.containsKey(Arrays.stream(sum).boxed().toList());
  }

  long programs() {
    return programs;
  }

  /** Programs without a bound. */
  long unbounded() {
    return unbounded;
  }

  /** Takes in what sums of one unknown number tell, and sorts the rest. */
  void think(int numbers) {
    List<Known> open = new ArrayList<>(new TreeMap<>(byText()).values());
    boolean more = true;
    while (more) {
      more = false;
      List<Known> left = new ArrayList<>();
      for (Known one : open) {
        Known rest = rest(one);
        if (rest.sum.length == 1 && rest.high - rest.low < 1 - NOTHING) {
          told.put(rest.sum[0], Math.ceil(rest.low - NOTHING));
          more = true;
        } else if (rest.sum.length > 1 && rest.high < NOTHING) {
          // Nobody is counted less than zero.
          Arrays.stream(rest.sum).forEach(number -> told.put(number, 0.0));
          more = true;
        } else if (rest.sum.length > 0) {
          left.add(rest);
        }
      }
      open = left;
    }
    reduced.addAll(open);
    component = new int[numbers];
    Arrays.setAll(component, i -> i);
    for (Known one : reduced) {
      for (int number : one.sum) {
        int a = first(one.sum[0]);
        int b = first(number);
        component[Math.max(a, b)] = Math.min(a, b);
      }
    }
    for (Known one : reduced) {
      touching.computeIfAbsent(first(one.sum[0]), fresh -> new ArrayList<>()).add(one);
    }
  }

  private Map<String, Known> byText() {
    Map<String, Known> sorted = new HashMap<>();
    known.values().forEach(one -> sorted.put(Arrays.toString(one.sum), one));
    return sorted;
  }

  private Known rest(Known one) {
    double off = 0;
    List<Integer> open = new ArrayList<>();
    for (int number : one.sum) {
      Double value = told.get(number);
      if (value == null) {
        open.add(number);
      } else {
        off += value;
      }
    }
    return new Known(open.stream().mapToInt(n -> n).toArray(), one.low - off, one.high - off);
  }

  private int first(int member) {
    int at = member;
    while (component[at] != at) {
      component[at] = component[component[at]];
      at = component[at];
    }
    return at;
  }

  /**
   * What he can say of a sum.
   *
   * @param enough bounds that are at least that far from each other need not be the tightest
   */
  Bounds bounds(int[] sum, double enough) {
    Known rest = rest(new Known(sum, 0, 0));
    double low = -rest.low;
    double high = low;
    TreeMap<Integer, List<Integer>> apart = new TreeMap<>();
    for (int number : rest.sum) {
      apart.computeIfAbsent(first(number), fresh -> new ArrayList<>()).add(number);
    }
    for (Map.Entry<Integer, List<Integer>> entry : apart.entrySet()) {
      if (!touching.containsKey(entry.getKey())) {
        return new Bounds(low, Double.POSITIVE_INFINITY);
      }
      Bounds one = within(entry.getKey(), entry.getValue(), enough);
      low += one.low;
      high += one.high;
      if (high - low >= enough) {
        return new Bounds(low, high);
      }
    }
    return new Bounds(low, high);
  }

  private Bounds within(int of, List<Integer> sum, double enough) {
    Part part = parts.computeIfAbsent(of, this::part);
    double[] objective = new double[part.column.size()];
    sum.forEach(number -> objective[part.column.getOrDefault(number, 0)] += 1);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] point : part.points) {
      double value = product(objective, point);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (high - low >= enough) {
      return new Bounds(low, high);
    }
    high = optimum(part, objective, true);
    if (high - low >= enough) {
      return new Bounds(low, high);
    }
    low = optimum(part, objective, false);
    return new Bounds(Math.ceil(low - NOTHING), Math.floor(high + NOTHING));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private double optimum(Part part, double[] objective, boolean most) {
    programs++;
    double[] factors = Arrays.stream(objective).map(f -> most ? f : -f).toArray();
    Optional<double[]> corner = part.corners.largest(factors);
    if (corner.isEmpty()) {
      unbounded++;
      return most ? Double.POSITIVE_INFINITY : 0;
    }
    part.points.add(corner.get());
    return product(objective, corner.get());
  }

  private Part part(int of) {
    List<Known> inside = touching.getOrDefault(of, List.of());
    Map<Integer, Integer> column = new HashMap<>();
    for (Known one : inside) {
      for (int number : one.sum) {
        column.putIfAbsent(number, column.size());
      }
    }
    int numbers = column.size();
    int ranges = (int) inside.stream().filter(one -> one.high - one.low >= NOTHING).count();
    int slack = numbers;
    List<double[]> sums = new ArrayList<>();
    for (Known one : inside) {
      boolean range = one.high - one.low >= NOTHING;
      double[] row = new double[numbers + 2 * ranges + 1];
      for (int number : one.sum) {
        row[column.getOrDefault(number, 0)] += 1;
      }
      row[row.length - 1] = one.high;
      if (range) {
        // What is missing to the upper bound is itself at most as much as the bounds are apart.
        row[slack] = 1;
        double[] apart = new double[row.length];
        apart[slack] = 1;
        apart[slack + 1] = 1;
        apart[row.length - 1] = one.high - Math.max(0, one.low);
        sums.add(apart);
        slack += 2;
      }
      sums.add(row);
    }
    SumCorners corners = SumCorners.of(numbers + 2 * ranges, sums);
    if (!corners.solvable()) {
      throw new IllegalStateException("what is published contradicts itself");
    }
    return new Part(column, corners, new ArrayList<>());
  }
}
