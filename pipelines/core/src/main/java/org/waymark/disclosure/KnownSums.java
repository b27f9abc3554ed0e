package org.waymark.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a reader can work out of numbers that he does not see: they are not negative, and he knows
 * sums of them. Gives for each an interval that holds it.
 *
 * <p>Numbers of people that no sum joins are looked at apart. Where each sum shares at most one
 * number with another and sums form no circle, intervals that are handed on from sum to sum are
 * exact. Elsewhere elimination finds numbers that have but one solution, and linear programming the
 * exact intervals, as far as the budget allows; without it intervals may come out too wide.
 */
final class KnownSums {
  /** Differences below this are none: numbers of people differ by 1. */
  static final double NOTHING = 1e-6;

  private static final int MOST_SWEEPS = 60;
  private static final int MOST_ELIMINATED = 2_000;
  private static final int MOST_PROGRAMMED = 600;

  /**
   * A sum of factors times unknown numbers.
   *
   * @param joining true where it may close a circle: anything but a place and its parts
   */
  record Sum(int[] unknown, double[] factors, double total, boolean joining) {}

  private final double[] low;
  private final double[] high;
  private final boolean[] exact;
  private final int[] why;
  private final List<Sum> sums;
  private final List<List<Integer>> sumsOf;
  private final int size;
  private final double enough;
  private int programs;

  private KnownSums(int size, List<Sum> sums, int programs, double enough) {
    this.enough = enough;
    this.size = size;
    this.sums = sums;
    this.programs = programs;
    low = new double[size];
    high = new double[size];
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    exact = new boolean[size];
    why = new int[size];
    Arrays.fill(why, -1);
    sumsOf = new ArrayList<>(size);
    for (int u = 0; u < size; u++) {
      sumsOf.add(new ArrayList<>(2));
    }
    for (int s = 0; s < sums.size(); s++) {
      for (int u : sums.get(s).unknown) {
        sumsOf.get(u).add(s);
      }
    }
  }

  /**
   * Works out what can be.
   *
   * @param size how many unknown numbers there are
   * @param programs how many linear programs may be solved
   * @param enough intervals that are that wide need not be the narrowest
   */
  static KnownSums of(int size, List<Sum> sums, int programs, double enough) {
    KnownSums known = new KnownSums(size, sums, programs, enough);
    known.peel();
    known.narrow();
    known.joined();
    return known;
  }

  /** How many unknown numbers there are. */
  int size() {
    return size;
  }

  double low(int unknown) {
    return low[unknown];
  }

  double high(int unknown) {
    return high[unknown];
  }

  /** Whether the number has but one solution. */
  boolean exact(int unknown) {
    return exact[unknown] || high[unknown] - low[unknown] < NOTHING;
  }

  /** The sum that tells most of that number; −1 where none does. */
  int why(int unknown) {
    return why[unknown];
  }

  /** Sums that a number is in. */
  List<Integer> sumsOf(int unknown) {
    return sumsOf.get(unknown);
  }

  /** Linear programs that are still allowed. */
  int programsLeft() {
    return programs;
  }

  /** A sum of which all but one are known tells the one. */
  private void peel() {
    boolean[] known = new boolean[size];
    double[] value = new double[size];
    java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
    for (int s = 0; s < sums.size(); s++) {
      open.add(s);
    }
    while (!open.isEmpty()) {
      int s = open.remove();
      Sum sum = sums.get(s);
      int missing = -1;
      int count = 0;
      double rest = sum.total;
      for (int k = 0; k < sum.unknown.length; k++) {
        int u = sum.unknown[k];
        if (known[u]) {
          rest -= sum.factors[k] * value[u];
        } else {
          count++;
          missing = k;
        }
      }
      if (count == 1) {
        int u = sum.unknown[missing];
        known[u] = true;
        value[u] = rest / sum.factors[missing];
        exact[u] = true;
        low[u] = value[u];
        high[u] = value[u];
        why[u] = s;
        open.addAll(sumsOf.get(u));
      }
    }
  }

  /** Hands intervals on from sum to sum until none gets narrower. */
  private void narrow() {
    boolean narrower = true;
    for (int sweep = 0; narrower && sweep < MOST_SWEEPS; sweep++) {
      narrower = false;
      for (int s = 0; s < sums.size(); s++) {
        narrower |= narrow(s);
      }
    }
  }

  private boolean narrow(int s) {
    Sum sum = sums.get(s);
    double least = 0;
    double most = 0;
    int leastOpen = 0;
    int mostOpen = 0;
    for (int k = 0; k < sum.unknown.length; k++) {
      double a = sum.factors[k] * low[sum.unknown[k]];
      double b = sum.factors[k] * high[sum.unknown[k]];
      double smaller = Math.min(a, b);
      double larger = Math.max(a, b);
      if (Double.isInfinite(smaller)) {
        leastOpen++;
      } else {
        least += smaller;
      }
      if (Double.isInfinite(larger)) {
        mostOpen++;
      } else {
        most += larger;
      }
    }
    boolean narrower = false;
    for (int k = 0; k < sum.unknown.length; k++) {
      int u = sum.unknown[k];
      double factor = sum.factors[k];
      double a = factor * low[u];
      double b = factor * high[u];
      double smaller = Math.min(a, b);
      double larger = Math.max(a, b);
      boolean othersBelow = leastOpen == 0 || (leastOpen == 1 && Double.isInfinite(smaller));
      boolean othersAbove = mostOpen == 0 || (mostOpen == 1 && Double.isInfinite(larger));
      double top =
          othersBelow
              ? sum.total - (Double.isInfinite(smaller) ? least : least - smaller)
              : Double.POSITIVE_INFINITY;
      double bottom =
          othersAbove
              ? sum.total - (Double.isInfinite(larger) ? most : most - larger)
              : Double.NEGATIVE_INFINITY;
      double to = factor > 0 ? top / factor : bottom / factor;
      double from = factor > 0 ? bottom / factor : top / factor;
      if (to < high[u] - NOTHING) {
        high[u] = Math.max(to, low[u]);
        why[u] = s;
        narrower = true;
      }
      if (from > low[u] + NOTHING) {
        low[u] = Math.min(from, high[u]);
        why[u] = s;
        narrower = true;
      }
    }
    return narrower;
  }

  /** Looks closer at numbers that sums of several kinds join. */
  private void joined() {
    int[] component = components();
    Map<Integer, List<Integer>> sumsIn = new java.util.TreeMap<>();
    Set<Integer> circles = new HashSet<>();
    for (int s = 0; s < sums.size(); s++) {
      Sum sum = sums.get(s);
      if (sum.unknown.length == 0) {
        continue;
      }
      int of = component[sum.unknown[0]];
      sumsIn.computeIfAbsent(of, fresh -> new ArrayList<>()).add(s);
      if (sum.joining) {
        circles.add(of);
      }
    }
    Map<Integer, List<Integer>> membersIn = new HashMap<>();
    for (int u = 0; u < size; u++) {
      if (circles.contains(component[u])) {
        membersIn.computeIfAbsent(component[u], fresh -> new ArrayList<>()).add(u);
      }
    }
    sumsIn.forEach(
        (of, inside) -> {
          List<Integer> members = membersIn.get(of);
          if (members != null && members.size() <= MOST_ELIMINATED) {
            eliminate(members, inside);
          }
        });
    narrow();
    sumsIn.forEach(
        (of, inside) -> {
          List<Integer> members = membersIn.get(of);
          if (members != null && members.size() <= MOST_PROGRAMMED) {
            program(members, inside);
          }
        });
  }

  private int[] components() {
    int[] sets = new int[size];
    Arrays.setAll(sets, u -> u);
    for (Sum sum : sums) {
      for (int k = 1; k < sum.unknown.length; k++) {
        int a = first(sets, sum.unknown[0]);
        int b = first(sets, sum.unknown[k]);
        sets[Math.max(a, b)] = Math.min(a, b);
      }
    }
    int[] component = new int[size];
    Arrays.setAll(component, u -> first(sets, u));
    return component;
  }

  private static int first(int[] sets, int member) {
    int at = member;
    while (sets[at] != at) {
      sets[at] = sets[sets[at]];
      at = sets[at];
    }
    return at;
  }

  /** A row of the reduced echelon form with one entry tells a number. */
  private void eliminate(List<Integer> members, List<Integer> inside) {
    Map<Integer, Integer> column = new HashMap<>();
    for (int u : members) {
      column.put(u, column.size());
    }
    int columns = members.size();
    double[][] rows = new double[inside.size()][columns + 1];
    for (int r = 0; r < rows.length; r++) {
      Sum sum = sums.get(inside.get(r));
      for (int k = 0; k < sum.unknown.length; k++) {
        rows[r][column.getOrDefault(sum.unknown[k], 0)] += sum.factors[k];
      }
      rows[r][columns] = sum.total;
    }
    int rank = 0;
    for (int c = 0; c < columns && rank < rows.length; c++) {
      int best = rank;
      for (int r = rank; r < rows.length; r++) {
        best = Math.abs(rows[r][c]) > Math.abs(rows[best][c]) ? r : best;
      }
      if (Math.abs(rows[best][c]) < NOTHING) {
        continue;
      }
      double[] swap = rows[best];
      rows[best] = rows[rank];
      rows[rank] = swap;
      double pivot = rows[rank][c];
      for (int k = c; k <= columns; k++) {
        rows[rank][k] /= pivot;
      }
      for (int r = 0; r < rows.length; r++) {
        double factor = rows[r][c];
        if (r != rank && Math.abs(factor) > NOTHING) {
          for (int k = c; k <= columns; k++) {
            rows[r][k] -= factor * rows[rank][k];
          }
        }
      }
      rank++;
    }
    for (int r = 0; r < rank; r++) {
      int only = -1;
      int entries = 0;
      for (int c = 0; c < columns; c++) {
        if (Math.abs(rows[r][c]) > NOTHING) {
          entries++;
          only = c;
        }
      }
      if (entries == 1) {
        int u = members.get(only);
        exact[u] = true;
        low[u] = rows[r][columns] / rows[r][only];
        high[u] = low[u];
        if (why[u] < 0) {
          why[u] = sumsOf.get(u).get(0);
        }
      }
    }
  }

  /**
   * Solves linear programs for numbers of which the corners found so far do not show that they are
   * open enough.
   */
  private void program(List<Integer> members, List<Integer> inside) {
    Map<Integer, Integer> column = new HashMap<>();
    for (int u : members) {
      column.put(u, column.size());
    }
    List<double[]> rows = new ArrayList<>();
    for (int s : inside) {
      Sum sum = sums.get(s);
      double[] row = new double[members.size() + 1];
      for (int k = 0; k < sum.unknown.length; k++) {
        row[column.getOrDefault(sum.unknown[k], 0)] += sum.factors[k];
      }
      row[members.size()] = sum.total;
      rows.add(row);
    }
    SumCorners corners = SumCorners.of(members.size(), rows);
    if (!corners.solvable()) {
      return;
    }
    double[] least = new double[members.size()];
    double[] most = new double[members.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int c = 0; c < members.size(); c++) {
      int u = members.get(c);
      if (exact[u] || programs < 2 || most[c] - least[c] >= enough) {
        continue;
      }
      programs -= 2;
      boolean open = !seen(corners.largest(unit(members.size(), c, 1)), least, most);
      boolean wide = open || most[c] - least[c] >= enough;
      if (!wide && seen(corners.largest(unit(members.size(), c, -1)), least, most)) {
        // Never wider than what is known already: a solver's rounding must not hide anything.
        low[u] = Math.max(low[u], Math.min(least[c], high[u]));
        high[u] = Math.min(high[u], Math.max(most[c], low[u]));
      }
    }
  }

  private static double[] unit(int size, int at, double factor) {
    double[] unit = new double[size];
    unit[at] = factor;
    return unit;
  }

  /** Takes in a corner; false where there is none. */
  private static boolean seen(Optional<double[]> corner, double[] least, double[] most) {
    corner.ifPresent(
        numbers -> {
          for (int c = 0; c < numbers.length; c++) {
            least[c] = Math.min(least[c], numbers[c]);
            most[c] = Math.max(most[c], numbers[c]);
          }
        });
    return corner.isPresent();
  }
}
