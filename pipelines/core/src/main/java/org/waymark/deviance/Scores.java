package org.waymark.deviance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.statistics.Detection;

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
 * @param observedLow lower end of the 95% interval of that value by itself; NaN: none
 * @param observedHigh upper end
 * @param denominator over the pooled periods
 * @param expected value that is expected, in natural units
 * @param score level that is compared, on the scale of the score, up is good
 * @param effect difference on the scale of the score, up is good
 * @param effectError standard error of the effect from sampling alone
 * @param tau standard deviation between places that sampling does not explain
 * @param zLevel effect over its standard deviation
 * @param body the same neither too near nor too far, see LevelFit: shapes the null tails
 * @param pFar one-sided p-value of a lasting excess beyond the ordinary spread
 * @param peers places that it was compared with
 * @param reason why its level was not tested; empty where it was
 * @param pChange one-sided p-value of a step up within the window
 * @param pDown the same of a step down
 * @param moving true where a step in either direction is likely: such levels tell nothing of the
 *     ordinary spread
 * @param onset code of the first period of the likeliest step up; {@link #NO_DAY}
 * @param changeEffect size of that step on the scale of the score, up is good
 * @param changeError its standard error, period noise included
 * @param changeObserved value from the onset on, in natural units
 * @param changeLow lower end of the 95% interval of it, the error of the step included
 * @param changeHigh upper end
 * @param changeExpected what it would have been without the step
 * @param changeNearest the step against the places most alike; as the next three only where a step
 *     is likely enough to be found
 * @param changeNearestPlaces how many these are
 * @param changeBefore the step without the latest period
 * @param changeBlocks thirds of its type against which it holds; −1: not known
 * @param changeLastDay last day of the last period since the onset
 * @param changeReason why a change was not tested; empty where it was
 * @param revised true where a number among those pooled was revised
 */
public record Scores(
    int rows,
    int[] indicator,
    int[] place,
    int[] firstDay,
    int[] lastDay,
    double[] observed,
    double[] observedLow,
    double[] observedHigh,
    double[] denominator,
    double[] expected,
    double[] score,
    double[] effect,
    double[] effectError,
    double[] tau,
    double[] zLevel,
    double[] body,
    double[] pFar,
    int[] peers,
    String[] reason,
    double[] pChange,
    double[] pDown,
    boolean[] moving,
    int[] onset,
    double[] changeEffect,
    double[] changeError,
    double[] changeObserved,
    double[] changeLow,
    double[] changeHigh,
    double[] changeExpected,
    double[] changeNearest,
    int[] changeNearestPlaces,
    double[] changeBefore,
    int[] changeBlocks,
    int[] changeLastDay,
    String[] changeReason,
    boolean[] revised) {

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
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        new int[rows],
        filled(rows, ""),
        missing(rows),
        missing(rows),
        new boolean[rows],
        filled(rows, NO_DAY),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        missing(rows),
        new int[rows],
        missing(rows),
        filled(rows, -1),
        filled(rows, NO_DAY),
        filled(rows, ""),
        new boolean[rows]);
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
    observedLow[at] = from.observedLow[row];
    observedHigh[at] = from.observedHigh[row];
    denominator[at] = from.denominator[row];
    expected[at] = from.expected[row];
    score[at] = from.score[row];
    effect[at] = from.effect[row];
    effectError[at] = from.effectError[row];
    tau[at] = from.tau[row];
    zLevel[at] = from.zLevel[row];
    body[at] = from.body[row];
    pFar[at] = from.pFar[row];
    peers[at] = from.peers[row];
    reason[at] = from.reason[row];
    pChange[at] = from.pChange[row];
    pDown[at] = from.pDown[row];
    moving[at] = from.moving[row];
    onset[at] = from.onset[row];
    changeEffect[at] = from.changeEffect[row];
    changeError[at] = from.changeError[row];
    changeObserved[at] = from.changeObserved[row];
    changeLow[at] = from.changeLow[row];
    changeHigh[at] = from.changeHigh[row];
    changeExpected[at] = from.changeExpected[row];
    changeNearest[at] = from.changeNearest[row];
    changeNearestPlaces[at] = from.changeNearestPlaces[row];
    changeBefore[at] = from.changeBefore[row];
    changeBlocks[at] = from.changeBlocks[row];
    changeLastDay[at] = from.changeLastDay[row];
    changeReason[at] = from.changeReason[row];
    revised[at] = from.revised[row];
  }

  /** How far places are from what is expected of them, for all rows. */
  Detection.Levels levels() {
    double[] noise = new double[rows];
    for (int row = 0; row < rows; row++) {
      double sampling = effectError[row] * effectError[row];
      double between = tau[row] * tau[row];
      noise[row] = sampling == 0 ? 0 : sampling / (sampling + between);
    }
    return new Detection.Levels(zLevel, body, noise, peers);
  }

  /** The first row of the indicator of a row; the scores of an indicator lie together. */
  int firstOfIndicator(int row) {
    int first = row;
    while (first > 0 && indicator[first - 1] == indicator[row]) {
      first--;
    }
    return first;
  }

  /** The row of a place on an indicator. */
  OptionalInt find(int ofIndicator, int ofPlace) {
    return IntStream.range(0, rows)
        .filter(r -> indicator[r] == ofIndicator && place[r] == ofPlace)
        .findFirst();
  }

  /** What becomes of the step of a row that was found. */
  Checks checksOfChange(int row) {
    return new Checks(
        changeNearest[row],
        changeNearestPlaces[row],
        Double.NaN,
        Double.NaN,
        "",
        changeBefore[row],
        changeBlocks[row]);
  }

  /** Whether the level was tested. */
  boolean tested(int row) {
    return reason[row].isEmpty();
  }

  LocalDate start(int row) {
    return LocalDate.ofEpochDay(firstDay[row]);
  }

  LocalDate end(int row) {
    return LocalDate.ofEpochDay(lastDay[row]);
  }

  /** Last day of the latest period that entered any answer; {@link #NO_DAY}. */
  int latestDay(int row) {
    return Math.max(lastDay[row], changeLastDay[row]);
  }

  /** First period of the likeliest change of a row that was asked for one. */
  Period onsetOf(int row) {
    return Period.ofCode(onset[row]);
  }

  LocalDate changeEnd(int row) {
    return LocalDate.ofEpochDay(changeLastDay[row]);
  }
}
