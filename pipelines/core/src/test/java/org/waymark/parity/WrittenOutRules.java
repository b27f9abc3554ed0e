package org.waymark.parity;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.waymark.statistics.XmrChart.Rule;
import org.waymark.statistics.XmrChart.Variation;

/**
 * The XmR chart of one stretch as the definitions read, each point asked by itself: slow, and
 * without a line in common with {@link org.waymark.statistics.XmrChart}. Where the peer has NaN it
 * has NaN too, and a gap ends every run as it does there.
 */
final class WrittenOutRules {
  final double mean;
  final double lower;
  final double upper;
  private final double[] y;
  private final double third;

  WrittenOutRules(double[] y, int baseline, boolean screen) {
    double[] shaping = Arrays.copyOf(y, Math.min(baseline, y.length));
    double[] moves =
        IntStream.range(1, shaping.length)
            .mapToDouble(i -> Math.abs(shaping[i] - shaping[i - 1]))
            .filter(move -> !Double.isNaN(move))
            .toArray();
    double cut = 3.267 * Arrays.stream(moves).average().orElse(Double.NaN);
    double range =
        Arrays.stream(moves).filter(move -> !screen || move < cut).average().orElse(Double.NaN);
    this.y = y;
    mean = Arrays.stream(shaping).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    lower = mean - 2.66 * range;
    upper = mean + 2.66 * range;
    third = 2.66 * range / 3;
  }

  /** The first rule that a point meets. */
  Rule rule(int point) {
    if (y[point] > upper || y[point] < lower) {
      return Rule.OUTSIDE_LIMITS;
    }
    if (trend(point) != 0) {
      return Rule.TREND;
    }
    boolean near = near(point) && within(point, 3, from -> twoOfThree(from));
    if (near) {
      return Rule.TWO_OF_THREE;
    }
    return within(point, 7, from -> Math.abs(sides(from, 7)) == 7) ? Rule.SHIFT : Rule.NONE;
  }

  Variation variation(int point, int better) {
    Rule rule = rule(point);
    if (rule == Rule.NONE) {
      return Variation.COMMON_CAUSE;
    }
    int goes = rule == Rule.TREND ? trend(point) : side(point);
    if (better == 0) {
      return goes > 0 ? Variation.NEITHER_HIGH : Variation.NEITHER_LOW;
    }
    return goes == better ? Variation.IMPROVEMENT : Variation.CONCERN;
  }

  /** Where the last 7 points that rise or fall with this one among them go; 0: there are none. */
  private int trend(int point) {
    for (int from = Math.min(point, y.length - 7); from >= Math.max(0, point - 6); from--) {
      int first = from;
      int steps = IntStream.range(first, first + 6).map(i -> step(i)).sum();
      if (Math.abs(steps) == 6) {
        return Integer.signum(steps);
      }
    }
    return 0;
  }

  private int step(int point) {
    double rise = y[point + 1] - y[point];
    return Double.isNaN(rise) ? 0 : (int) Math.signum(rise);
  }

  private boolean twoOfThree(int from) {
    long close = IntStream.range(from, from + 3).filter(this::near).count();
    return close >= 2 && Math.abs(sides(from, 3)) == 3;
  }

  private boolean near(int point) {
    double away = Math.abs(y[point] - mean);
    return y[point] <= upper && y[point] >= lower && away > 2 * third;
  }

  private int sides(int from, int points) {
    return IntStream.range(from, from + points).map(this::side).sum();
  }

  private int side(int point) {
    return Double.isNaN(y[point]) ? 0 : (int) Math.signum(y[point] - mean);
  }

  /** Whether any so many neighbouring points with this one among them are what is asked. */
  private boolean within(int point, int points, IntPredicate asked) {
    return IntStream.rangeClosed(point - points + 1, point)
        .filter(from -> from >= 0 && from + points <= y.length)
        .anyMatch(asked);
  }
}
