package org.waymark.deviance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;

/**
 * What was asked of places on indicators, and the answers, as columns: there are as many as places
 * times indicators. A number that there is none of is NaN.
 *
 * @param rows number of scores; the columns are as long
 * @param indicator positions in the workspace; the scores of an indicator lie together
 * @param place positions in the workspace
 * @param firstDay first day of the first pooled period, in days from 1970-01-01; {@link #NO_DAY}
 * @param lastDay last day of the last one
 * @param observed value over the pooled periods, in natural units
 * @param denominator over the pooled periods
 * @param expected value that is expected, in natural units
 * @param effect difference on the scale of the score, up is good
 * @param effectError standard error of the effect from sampling alone
 * @param tau standard deviation between places that sampling does not explain
 * @param zLevel effect over its standard deviation
 * @param pLevel one-sided p-value
 * @param peers places that it was compared with
 * @param reason why there is no test; empty where there is one
 */
public record Scores(
    int rows,
    int[] indicator,
    int[] place,
    int[] firstDay,
    int[] lastDay,
    double[] observed,
    double[] denominator,
    double[] expected,
    double[] effect,
    double[] effectError,
    double[] tau,
    double[] zLevel,
    double[] pLevel,
    int[] peers,
    String[] reason) {

  /** Stands for no day. */
  public static final int NO_DAY = Integer.MIN_VALUE;

  /** Room for that many scores: nothing known of any. */
  public static Scores ofSize(int rows) {
    return new Scores(
        rows,
        new int[rows],
        new int[rows],
        filled(rows, NO_DAY),
        filled(rows, NO_DAY),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        new int[rows],
        filled(rows, ""));
  }

  private static int[] filled(int rows, int value) {
    int[] column = new int[rows];
    Arrays.fill(column, value);
    return column;
  }

  private static String[] filled(int rows, String value) {
    String[] column = new String[rows];
    Arrays.fill(column, value);
    return column;
  }

  private static double[] missing(int rows) {
    double[] column = new double[rows];
    Arrays.fill(column, Double.NaN);
    return column;
  }

  /**
   * Scores of several indicators as one, by id of the indicator and of the place.
   *
   * @param parts the scores of one indicator each
   */
  static Scores together(List<Scores> parts, List<Indicator> indicators, List<Place> places) {
    int[] rankOfPlace = ranks(places.stream().map(Place::id).toArray(String[]::new));
    List<Scores> inOrder =
        parts.stream()
            .filter(part -> part.rows > 0)
            .sorted(Comparator.comparing(part -> indicators.get(part.indicator[0]).id()))
            .toList();
    Scores all = ofSize(inOrder.stream().mapToInt(Scores::rows).sum());
    int at = 0;
    for (Scores part : inOrder) {
      long[] order = new long[part.rows];
      for (int r = 0; r < part.rows; r++) {
        order[r] = ((long) rankOfPlace[part.place[r]] << 32) | r;
      }
      Arrays.sort(order);
      for (long key : order) {
        all.copy(part, (int) key, at++);
      }
    }
    return all;
  }

  private static int[] ranks(String[] ids) {
    int[] rank = new int[ids.length];
    int next = 0;
    for (int position :
        IntStream.range(0, ids.length)
            .boxed()
            .sorted(Comparator.comparing(i -> ids[i]))
            .mapToInt(Integer::intValue)
            .toArray()) {
      rank[position] = next++;
    }
    return rank;
  }

  private void copy(Scores from, int row, int at) {
    indicator[at] = from.indicator[row];
    place[at] = from.place[row];
    firstDay[at] = from.firstDay[row];
    lastDay[at] = from.lastDay[row];
    observed[at] = from.observed[row];
    denominator[at] = from.denominator[row];
    expected[at] = from.expected[row];
    effect[at] = from.effect[row];
    effectError[at] = from.effectError[row];
    tau[at] = from.tau[row];
    zLevel[at] = from.zLevel[row];
    pLevel[at] = from.pLevel[row];
    peers[at] = from.peers[row];
    reason[at] = from.reason[row];
  }

  /** The row of a place on an indicator. */
  OptionalInt find(int ofIndicator, int ofPlace) {
    return IntStream.range(0, rows)
        .filter(r -> indicator[r] == ofIndicator && place[r] == ofPlace)
        .findFirst();
  }

  boolean tested(int row) {
    return reason[row].isEmpty();
  }

  LocalDate start(int row) {
    return LocalDate.ofEpochDay(firstDay[row]);
  }

  LocalDate end(int row) {
    return LocalDate.ofEpochDay(lastDay[row]);
  }
}
