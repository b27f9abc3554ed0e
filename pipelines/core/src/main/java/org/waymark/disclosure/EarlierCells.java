package org.waymark.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * What other publications show of an indicator: for each cell the rows that were published, and in
 * which publications.
 */
public final class EarlierCells {
  /** Nothing was published. */
  public static final EarlierCells NONE = new EarlierCells();

  /**
   * A row of {@code observation} as some publications hold it.
   *
   * @param held whether the numbers were those of a publication before it
   * @param in a bit for each publication that holds it
   */
  record Version(
      boolean suppressed,
      boolean held,
      double value,
      double numerator,
      double denominator,
      double standardError,
      double n,
      long[] in) {
    boolean in(int publication) {
      int word = publication >> 6;
      return word < in.length && (in[word] >>> (publication & 63) & 1) != 0;
    }

    /** Whether its own number is not in it. */
    boolean hides() {
      return suppressed || held;
    }

    private Version and(Version other) {
      long[] both = Arrays.copyOf(in, Math.max(in.length, other.in.length));
      for (int word = 0; word < other.in.length; word++) {
        both[word] |= other.in[word];
      }
      return new Version(suppressed, held, value, numerator, denominator, standardError, n, both);
    }

    private boolean sameNumbers(Version other) {
      return suppressed == other.suppressed
          && held == other.held
          && same(value, other.value)
          && same(numerator, other.numerator)
          && same(denominator, other.denominator)
          && same(standardError, other.standardError)
          && same(n, other.n);
    }

    private static boolean same(double a, double b) {
      return Double.compare(a, b) == 0;
    }
  }

  private final SortedMap<Integer, SortedMap<Integer, List<Version>>> byPeriod = new TreeMap<>();

  /**
   * Adds a row.
   *
   * @param place position of the place among {@link EarlierPublications#places}
   * @param period code of the period
   * @param held whether the row shows the numbers of a publication before it
   * @param numbers value, numerator, denominator, standard error and n; NaN where there is none
   * @param first the first publication that the bits speak of, a multiple of 32
   * @param bits a bit for each of 32 publications that holds the row
   */
  public void add(
      int place,
      int period,
      boolean suppressed,
      boolean held,
      double[] numbers,
      int first,
      long bits) {
    List<Version> versions =
        byPeriod
            .computeIfAbsent(period, fresh -> new TreeMap<>())
            .computeIfAbsent(place, fresh -> new ArrayList<>(1));
    Version row =
        new Version(
            suppressed,
            held,
            numbers[0],
            numbers[1],
            numbers[2],
            numbers[3],
            numbers[4],
            new long[(first >> 6) + 1]);
    row.in[first >> 6] |= bits << (first & 63);
    for (int v = 0; v < versions.size(); v++) {
      if (versions.get(v).sameNumbers(row)) {
        versions.set(v, versions.get(v).and(row));
        return;
      }
    }
    versions.add(row);
  }

  /** The same rows with places at other positions. */
  EarlierCells at(IntUnaryOperator position) {
    EarlierCells moved = new EarlierCells();
    byPeriod.forEach(
        (period, places) -> {
          SortedMap<Integer, List<Version>> there = new TreeMap<>();
          places.forEach((place, rows) -> there.put(position.applyAsInt(place), rows));
          moved.byPeriod.put(period, there);
        });
    return moved;
  }

  /** Rows of a period by place. */
  Map<Integer, List<Version>> in(int period) {
    return byPeriod.getOrDefault(period, new TreeMap<>());
  }

  /** Rows of a cell. */
  List<Version> of(int place, int period) {
    SortedMap<Integer, List<Version>> places = byPeriod.get(period);
    return places == null ? List.of() : places.getOrDefault(place, List.of());
  }

  boolean isEmpty() {
    return byPeriod.isEmpty();
  }
}
