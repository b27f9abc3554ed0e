package org.waymark.deviance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.statistics.HuberRegression;
import org.waymark.statistics.Quantiles;

/**
 * Compares the level of a found place otherwise: with the places of its type whose circumstances
 * are most alike, by straight lines, without one circumstance, with a third of its type. The places
 * of its type that are on the list of the indicator do not count: what is asked is where the others
 * would lead one to expect it.
 */
final class LevelChecks {

  private static final double LEAST_VARIANCE = 1e-8;

  private final List<Place> places;
  private final Scores scores;
  private final Set<Integer> found;
  private final Map<String, Type> types = new HashMap<>();

  /**
   * For the findings of a mission.
   *
   * @param scores by indicator
   * @param found rows that are findings by their level
   */
  LevelChecks(List<Place> places, Scores scores, Set<Integer> found) {
    this.places = places;
    this.scores = scores;
    this.found = found;
  }

  /** Places of one type on one indicator; entry i of each is of {@code rows[i]}. */
  private record Type(
      int[] rows,
      int[] block,
      double[] score,
      double[] weight,
      boolean[] counts,
      Circumstances circumstances,
      Map<String, double[]> beyond) {

    int at(int row) {
      return Arrays.binarySearch(rows, row);
    }
  }

  /** What becomes of the level of a row that was found. */
  Checks of(Indicator indicator, int row) {
    Place place = places.get(scores.place()[row]);
    Type type =
        types.computeIfAbsent(
            indicator.id() + "\n" + place.type().orElse(""), key -> type(indicator, row));
    int at = type.at(row);
    List<String> names = indicator.expectFrom();
    int[] all = IntStream.range(0, names.size()).toArray();
    double linear = Double.NaN;
    double without = Double.NaN;
    String leftOut = "";
    double nearest = Double.NaN;
    int nearestPlaces = 0;
    if (!names.isEmpty()) {
      linear = beyond(type, at, all, false, -1);
      for (int c = 0; c < names.size(); c++) {
        int one = c;
        double left = beyond(type, at, IntStream.of(all).filter(o -> o != one).toArray(), true, -1);
        if (!Double.isNaN(left) && !(without <= left)) {
          without = left;
          leftOut = names.get(c);
        }
      }
      double[] distance = type.circumstances.from(at);
      for (int i = 0; i < distance.length; i++) {
        distance[i] = type.counts[i] ? distance[i] : Double.NaN;
      }
      int[] near = Checks.nearest(distance);
      if (near.length >= PeerGroup.LEAST_PEERS) {
        nearestPlaces = near.length;
        nearest = (type.score[at] - mean(type, near));
      }
    }
    int held = 0;
    for (int block = 0; block < Checks.BLOCKS && held >= 0; block++) {
      double alone = beyond(type, at, all, true, block);
      held = Double.isNaN(alone) ? -1 : held + (Checks.holds(alone, scores.effect()[row]) ? 1 : 0);
    }
    return new Checks(nearest, nearestPlaces, linear, without, leftOut, Double.NaN, held);
  }

  private Type type(Indicator indicator, int row) {
    Place like = places.get(scores.place()[row]);
    int[] rows =
        IntStream.range(0, scores.rows())
            .filter(r -> scores.indicator()[r] == scores.indicator()[row] && scores.tested(r))
            .filter(r -> places.get(scores.place()[r]).type().equals(like.type()))
            .toArray();
    List<Place> own = IntStream.of(rows).mapToObj(r -> places.get(scores.place()[r])).toList();
    int n = rows.length;
    Type type =
        new Type(
            rows,
            blocks(own),
            new double[n],
            new double[n],
            new boolean[n],
            Circumstances.of(indicator, own),
            new HashMap<>());
    for (int i = 0; i < n; i++) {
      double error = scores.effectError()[rows[i]];
      double between = scores.tau()[rows[i]];
      type.score[i] = scores.score()[rows[i]];
      type.weight[i] = 1 / Math.max(error * error + between * between, LEAST_VARIANCE);
      type.counts[i] = !found.contains(rows[i]);
    }
    return type;
  }

  /** Thirds of some places, by a hash of their ids: the same ones however places are added. */
  static int[] blocks(List<Place> places) {
    return places.stream()
        .mapToInt(p -> Math.floorMod(PeerGroup.hash(p.id()), Checks.BLOCKS))
        .toArray();
  }

  private static double mean(Type type, int[] near) {
    double sum = 0;
    double weights = 0;
    for (int i : near) {
      sum += type.weight[i] * type.score[i];
      weights += type.weight[i];
    }
    return sum / weights;
  }

  /**
   * Score of a place less what others lead one to expect of it.
   *
   * @param covariates those allowed for
   * @param curved whether their squares are, where places are enough
   * @param block third of the places that counts; −1: all
   * @return NaN where places are too few
   */
  private static double beyond(Type type, int at, int[] covariates, boolean curved, int block) {
    String key = Arrays.toString(covariates) + curved + block;
    return type.beyond.computeIfAbsent(key, k -> beyondAll(type, covariates, curved, block))[at];
  }

  private static double[] beyondAll(Type type, int[] covariates, boolean curved, int block) {
    int n = type.rows.length;
    int[] others =
        IntStream.range(0, n)
            .filter(i -> type.counts[i] && (block < 0 || type.block[i] == block))
            .toArray();
    double[] beyond = type.score.clone();
    if (others.length < PeerGroup.least(covariates.length)) {
      Arrays.fill(beyond, Double.NaN);
      return beyond;
    }
    if (covariates.length > 0) {
      int columns = PeerGroup.columns(others.length, covariates.length, curved);
      double[] design = design(n, type.circumstances, covariates, columns);
      HuberRegression regression = new HuberRegression(n, columns);
      double[] coefficients =
          regression.fit(design, type.score, type.weight, others, others.length);
      for (int i = 0; i < n; i++) {
        beyond[i] -= regression.predict(design, i, coefficients);
      }
    }
    double middle = Quantiles.medianOf(IntStream.of(others).mapToDouble(i -> beyond[i]).toArray());
    for (int i = 0; i < n; i++) {
      beyond[i] -= middle;
    }
    return beyond;
  }

  private static double[] design(
      int n, Circumstances circumstances, int[] covariates, int columns) {
    double[] design = new double[n * columns];
    for (int i = 0; i < n; i++) {
      design[i * columns] = 1;
      for (int c = 0; c < covariates.length; c++) {
        double x = circumstances.of()[covariates[c]][i];
        design[i * columns + 1 + c] = x;
        if (columns > 1 + covariates.length) {
          design[i * columns + 1 + covariates.length + c] = x * x;
        }
      }
    }
    return design;
  }
}
