package org.waymark.statistics;

import java.util.Arrays;

/**
 * Tukey's g-and-h distribution (1977): z = centre + scale·q(x) of a standard normal x, q(x) = (eᵍˣ
 * − 1)/g · exp(h·x²/2). g skews it, h makes its tails heavy.
 *
 * @param centre median
 * @param scale above 0
 * @param g from −1.2 to 1.2; 0: symmetric
 * @param h from 0 to 0.6; 0: no heavier than normal
 */
public record TukeyShape(double centre, double scale, double g, double h) {

  /** Which of the two are free. */
  public enum Kind {
    HEAVY,
    SKEWED,
    BOTH
  }

  private static final double MOST_G = 1.2;
  private static final double MOST_H = 0.6;
  private static final double MOST_LOG_SCALE = 5;

  /**
   * Values are standardised. A body that is flat by chance would be explained best by a scale
   * without end, in whose tail nothing is remarkable.
   */
  private static final double MOST_LOG_SHAPE = Math.log(2);

  private static final double SYMMETRIC = 1e-8;
  private static final double LOW = -8;
  private static final double HIGH = 9;
  private static final int STEPS = 60;
  private static final double CLOSE = 1e-11;
  private static final double LEAST_SHARE = 1e-12;

  private static final double BODY_FROM = 0.02;
  private static final double BODY_TO = 0.90;
  private static final int EDGES = 60;
  private static final double FAR_FROM = 0.002;
  private static final int FAR_EDGES = 24;
  private static final double FIRST_STEP = 0.1;
  private static final double LAST_STEP = 1e-5;
  private static final double MILD_G = 0.05;
  private static final double STRONG_G = 0.35;
  private static final double FIRST_H = 0.03;

  /** The standard normal that is as far out as {@code z}; from −8 to 9. */
  public double asNormal(double z) {
    return asNormal(z, (z - centre) / scale);
  }

  private double asNormal(double z, double start) {
    double u = (z - centre) / scale;
    double low = LOW;
    double high = HIGH;
    double x = Math.min(Math.max(start, low), high);
    for (int step = 0; step < STEPS; step++) {
      double heavy = Math.exp(h * x * x / 2);
      double grown = Math.abs(g) < SYMMETRIC ? x : Math.expm1(g * x) / g;
      double off = grown * heavy - u;
      if (off == 0) {
        return x;
      }
      if (off > 0) {
        high = x;
      } else {
        low = x;
      }
      double slope = (1 + g * grown + h * x * grown) * heavy;
      double next = x - off / slope;
      if (!(next > low && next < high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - x) < CLOSE) {
        return next;
      }
      x = next;
    }
    return x;
  }

  /**
   * The shape of largest likelihood, counted in 59 bins, of values given that they lie between
   * their 2% and 90% quantiles: what is in the tails takes no part in saying how heavy they are.
   *
   * @param sorted ascending, at least 2
   */
  public static TukeyShape fitBody(double[] sorted, Kind kind) {
    double[] edges = edges(sorted);
    return fit(edges, counts(sorted, edges), sorted[sorted.length / 2], kind);
  }

  private static TukeyShape fit(double[] edges, int[] counts, double median, Kind kind) {
    double[] mild = search(edges, counts, kind, start(median, kind, MILD_G));
    if (kind == Kind.HEAVY) {
      return at(mild, kind);
    }
    double[] strong = search(edges, counts, kind, start(median, kind, STRONG_G));
    double better = misfit(edges, counts, at(strong, kind)) - misfit(edges, counts, at(mild, kind));
    return at(better < 0 ? strong : mild, kind);
  }

  /** Minus the logarithm of the likelihood that {@link #fitBody} makes as large as it can. */
  double misfit(double[] sorted) {
    double[] edges = edges(sorted);
    return misfit(edges, counts(sorted, edges), this);
  }

  /**
   * How much better one of the three shapes explains values than a normal distribution of free
   * centre and spread does, in logarithm of likelihood, at least 0. All between their 0.2% and 90%
   * quantiles take part: what is planted on the good side does not reach the far bad side, and how
   * heavy tails are is told there.
   *
   * @param sorted ascending, at least 2, not all equal
   */
  static double departure(double[] sorted) {
    double[] edges = farEdges(sorted);
    int[] counts = counts(sorted, edges);
    double median = sorted[sorted.length / 2];
    double ofNormal = misfit(edges, counts, fitNormal(edges, counts, median));
    double least = ofNormal;
    for (Kind kind : Kind.values()) {
      least = Math.min(least, misfit(edges, counts, fit(edges, counts, median, kind)));
    }
    return ofNormal - least;
  }

  /**
   * The normal distribution of largest likelihood of the values between their 0.2% and 90%
   * quantiles, as {@link #departure} has it.
   *
   * @param sorted ascending, at least 2, not all equal
   */
  static TukeyShape fitNormal(double[] sorted) {
    double[] edges = farEdges(sorted);
    return fitNormal(edges, counts(sorted, edges), sorted[sorted.length / 2]);
  }

  private static TukeyShape fitNormal(double[] edges, int[] counts, double median) {
    double[] normal =
        QuadraticSearch.least(
            x -> misfit(edges, counts, new TukeyShape(x[0], Math.exp(x[1]), 0, 0)),
            new double[] {median, 0},
            new double[] {edges[0], -MOST_LOG_SCALE},
            new double[] {edges[edges.length - 1], MOST_LOG_SCALE},
            FIRST_STEP,
            LAST_STEP);
    return new TukeyShape(normal[0], Math.exp(normal[1]), 0, 0);
  }

  private static double[] farEdges(double[] sorted) {
    double from = Normal.beyond(1 - FAR_FROM);
    double to = Normal.beyond(1 - BODY_TO);
    double[] edges = new double[FAR_EDGES];
    for (int i = 0; i < FAR_EDGES; i++) {
      double x = from + (to - from) * i / (FAR_EDGES - 1);
      edges[i] = atShare(sorted, 1 - Normal.upperTail(x));
    }
    return edges;
  }

  private static double[] edges(double[] sorted) {
    double[] edges = new double[EDGES];
    for (int i = 0; i < EDGES; i++) {
      edges[i] = atShare(sorted, BODY_FROM + (BODY_TO - BODY_FROM) * i / (EDGES - 1));
    }
    return edges;
  }

  private static double atShare(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = Math.min((int) rank, sorted.length - 2);
    return sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
  }

  private static double[] start(double median, Kind kind, double g) {
    return switch (kind) {
      case HEAVY -> new double[] {median, 0, FIRST_H};
      case SKEWED -> new double[] {median, 0, g};
      case BOTH -> new double[] {median, 0, g, FIRST_H};
    };
  }

  private static double[] search(double[] edges, int[] counts, Kind kind, double[] start) {
    int n = start.length;
    double[] low = new double[n];
    double[] high = new double[n];
    low[0] = edges[0];
    high[0] = edges[edges.length - 1];
    low[1] = -MOST_LOG_SCALE;
    high[1] = MOST_LOG_SHAPE;
    Arrays.fill(low, 2, n, -MOST_G);
    Arrays.fill(high, 2, n, MOST_G);
    if (kind != Kind.SKEWED) {
      low[n - 1] = 0;
      high[n - 1] = MOST_H;
    }
    return QuadraticSearch.least(
        x -> misfit(edges, counts, at(x, kind)), start, low, high, FIRST_STEP, LAST_STEP);
  }

  private static TukeyShape at(double[] x, Kind kind) {
    return new TukeyShape(
        x[0],
        Math.exp(x[1]),
        kind == Kind.HEAVY ? 0 : x[2],
        kind == Kind.SKEWED ? 0 : x[x.length - 1]);
  }

  /** Minus the log-likelihood. */
  private static double misfit(double[] edges, int[] counts, TukeyShape shape) {
    double x = shape.asNormal(edges[0]);
    double first = Normal.upperTail(x);
    double left = first;
    double sum = 0;
    int all = 0;
    for (int i = 0; i < counts.length; i++) {
      x = shape.asNormal(edges[i + 1], x);
      double right = Normal.upperTail(x);
      sum -= counts[i] * Math.log(Math.max(left - right, LEAST_SHARE));
      all += counts[i];
      left = right;
    }
    return sum + all * Math.log(Math.max(first - left, LEAST_SHARE));
  }

  /** Values between neighbouring edges; the last bin holds its upper edge. */
  private static int[] counts(double[] sorted, double[] edges) {
    int last = edges.length - 1;
    int[] counts = new int[last];
    int bin = 0;
    for (double value : sorted) {
      if (value < edges[0] || value > edges[last]) {
        continue;
      }
      while (bin < last - 1 && value >= edges[bin + 1]) {
        bin++;
      }
      counts[bin]++;
    }
    return counts;
  }
}
