package org.waymark.statistics;

import java.util.Arrays;

/**
 * The exact distribution of a sum of whole numbers that are drawn independently, stratum by
 * stratum: probabilities of {@code least}, {@code least + 1} and so on.
 *
 * <p>Two laws of a stratum are known: {@link #ofTable}, how many of a group have something when the
 * margins of a 2×2 table are given; {@link #ofDrawn}, what some of its members score together when
 * any of them could have been the ones. Scores of 0 and 1 make the second the first.
 */
public final class DiscreteSum {

  /** R's slack: probabilities that differ by rounding count as equal. */
  private static final double SLACK = 1 + 1e-7;

  private final long least;
  private final double[] probability;

  private DiscreteSum(long least, double[] probability) {
    this.least = least;
    this.probability = probability;
  }

  /** The sum over no stratum: 0. */
  public static DiscreteSum nothing() {
    return new DiscreteSum(0, new double[] {1});
  }

  /**
   * The hypergeometric: members of a group that have something, given all margins.
   *
   * @param group members of the group
   * @param others those outside
   * @param with those, inside or outside, that have it
   */
  public static DiscreteSum ofTable(int group, int others, int with) {
    if (group < 0 || others < 0 || with < 0 || with > group + others) {
      throw new IllegalArgumentException(
          "no table: " + group + " and " + others + ", " + with + " with");
    }
    int low = Math.max(0, with - others);
    int high = Math.min(group, with);
    double[] p = new double[high - low + 1];
    // From the mode outwards by ratios, so that nothing overflows and the tails keep their digits.
    long mode = (long) (group + 1) * (with + 1) / (group + others + 2);
    int start = (int) Math.max(low, Math.min(high, mode));
    p[start - low] = 1;
    for (int x = start; x < high; x++) {
      p[x + 1 - low] =
          p[x - low] * (group - x) * (with - x) / ((x + 1.0) * (others - with + x + 1.0));
    }
    for (int x = start; x > low; x--) {
      p[x - 1 - low] =
          p[x - low] * x * (others - with + x) / ((group - x + 1.0) * (with - x + 1.0));
    }
    double sum = Arrays.stream(p).sum();
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return new DiscreteSum(low, p);
  }

  /**
   * The sum of the scores of so many members, every choice of them being as likely. Takes time in
   * proportion to members × drawn × drawn × range of the scores.
   *
   * @param score of every member, none negative
   * @param drawn how many are drawn
   */
  public static DiscreteSum ofDrawn(int[] score, int drawn) {
    if (drawn < 0 || drawn > score.length || Arrays.stream(score).anyMatch(x -> x < 0)) {
      throw new IllegalArgumentException(drawn + " drawn of " + score.length);
    }
    int most = Math.multiplyExact(Arrays.stream(score).max().orElse(0), drawn);
    // By members drawn so far; the next is drawn with chance (still to draw) / (still there).
    double[][] p = new double[drawn + 1][most + 1];
    p[0][0] = 1;
    int reached = 0;
    for (int i = 0; i < score.length; i++) {
      for (int k = Math.min(i, drawn); k >= 0; k--) {
        double chance = (drawn - k) / (double) (score.length - i);
        double[] from = p[k];
        if (chance > 0) {
          double[] to = p[k + 1];
          for (int x = 0; x <= Math.min(reached, most - score[i]); x++) {
            to[x + score[i]] += from[x] * chance;
          }
        }
        for (int x = 0; x <= reached; x++) {
          from[x] *= 1 - chance;
        }
      }
      reached = Math.min(most, reached + score[i]);
    }
    return new DiscreteSum(0, p[drawn]);
  }

  /** This sum and an independent one together. */
  public DiscreteSum plus(DiscreteSum other) {
    double[] p = new double[probability.length + other.probability.length - 1];
    for (int i = 0; i < probability.length; i++) {
      if (probability[i] > 0) {
        for (int j = 0; j < other.probability.length; j++) {
          p[i + j] += probability[i] * other.probability[j];
        }
      }
    }
    return new DiscreteSum(least + other.least, p);
  }

  /** P(sum = x). */
  public double at(long x) {
    long i = x - least;
    return i >= 0 && i < probability.length ? probability[(int) i] : 0;
  }

  /** P(sum ≥ x). */
  public double upper(long x) {
    double sum = 0;
    for (long i = Math.max(0, x - least); i < probability.length; i++) {
      sum += probability[(int) i];
    }
    return Math.min(1, sum);
  }

  /** Mid-p of the upper side: P(sum &gt; x) + P(sum = x)/2 (Lancaster 1961). */
  public double upperMid(long x) {
    return upper(x + 1) + at(x) / 2;
  }

  /** The sum of all probabilities that are no larger than that of x, as R's exact tests have it. */
  public double twoSided(long x) {
    double limit = at(x) * SLACK;
    return Math.min(1, Arrays.stream(probability).filter(p -> p <= limit).sum());
  }
}
