package org.waymark.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A placebo test that may be looked at every period.
 *
 * <p>All paths, that of the adopters and those of their placebos, are ranked at each look. By each
 * look a number of paths may have gone; the most extreme of those still in go first, the adopters'
 * last among equals. Something is found when their path goes. If the paths can be exchanged, the
 * chance of that is at most the number gone over the number of paths, after however many looks. A
 * plain p-value that is judged every month finds something in one of eight places where nothing
 * happened.
 *
 * @param allowed paths that may have gone by each look
 * @param rank of the adopters' path at each look, 1 is the most extreme
 * @param found the look at which it went
 */
public record SequentialPlacebo(int[] allowed, int[] rank, OptionalInt found) {

  private static final double ROUNDING = 1e-9;
  private static final double EQUAL = 1e-12;

  /**
   * Paths that may have gone.
   *
   * <p>The spending is open-ended, but a reserve cannot be kept of one path: where 5% of the paths
   * is fewer than two, the one goes at the planned end.
   *
   * @param alpha most chance of a find where nothing happened
   * @param since periods since the last start, at a look
   * @param planned periods until the planned end
   * @param paths the adopters' own and the placebos'
   */
  public static int allowed(double alpha, double since, double planned, int paths) {
    double time = since / planned;
    int allowed = (int) Math.floor(paths * Spending.LATE.openEnded(alpha, time) + ROUNDING);
    int ever = (int) Math.floor(paths * alpha + ROUNDING);
    return time >= 1 && ever == 1 ? 1 : allowed;
  }

  /**
   * The first look after some at which another path may go.
   *
   * @param since periods since the last start at the present look
   * @return periods since the last start; none within ten times the plan
   */
  public static OptionalInt nextJudged(double alpha, int since, double planned, int paths) {
    int now = allowed(alpha, since, planned, paths);
    return IntStream.rangeClosed(since + 1, (int) Math.ceil(10 * planned))
        .filter(k -> allowed(alpha, k, planned, paths) > now)
        .findFirst();
  }

  /**
   * Goes through the looks.
   *
   * @param paths looks × paths, the adopters' first; NaN is as near as can be
   * @param allowed by look, never falling
   */
  public static SequentialPlacebo of(double[][] paths, int[] allowed) {
    int looks = paths.length;
    int n = looks == 0 ? 0 : paths[0].length;
    boolean[] gone = new boolean[n];
    int[] rank = new int[looks];
    int out = 0;
    OptionalInt found = OptionalInt.empty();
    for (int k = 0; k < looks; k++) {
      double[] size = Arrays.stream(paths[k]).map(r -> Double.isNaN(r) ? 0 : Math.abs(r)).toArray();
      rank[k] = 1 + (int) IntStream.range(1, n).filter(i -> size[i] >= size[0] - EQUAL).count();
      int more = allowed[k] - out;
      if (more > 0) {
        int[] going =
            IntStream.range(0, n)
                .filter(i -> !gone[i])
                .boxed()
                .sorted(
                    Comparator.<Integer>comparingDouble(i -> -size[i])
                        .thenComparing(i -> i == 0)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(more)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : going) {
          gone[i] = true;
          if (i == 0) {
            found = OptionalInt.of(k);
          }
        }
        out += going.length;
      }
    }
    return new SequentialPlacebo(allowed, rank, found);
  }
}
