package org.waymark.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Do the reports of a group of places speak of something more often than those of their peers, when
 * the reports of one place are not independent of each other?
 *
 * <p>Every place counts for as many independent reports as it is worth, n/(1 + (n − 1)ρ), where ρ
 * is how much alike reports of one place are (Rao and Scott 1992); ρ is estimated without looking
 * at who is in the group. The common odds ratio and its interval are Mantel and Haenszel's over
 * these effective counts. The p-value is exact and takes places, not reports, as its units: given
 * the strata, any of their places could have been the ones in the group, and Cochran's numerator —
 * the group's effective mentions beyond those that its strata would give — is compared with its
 * values over all such choices. Mid-p, upper side.
 *
 * @param tested false where no stratum holds both places of the group and others, or nobody speaks
 *     of it; all numbers are NaN then
 * @param oddsRatio of speaking of it, group against peers; ½ is added to every cell where none of a
 *     side do
 * @param interval 95% interval of the odds ratio
 * @param pValue upper mid-p
 * @param correlation ρ
 * @param groupShare share of effective reports that speak of it, in the group
 * @param peerShare among the peers in the same strata
 * @param shows for each place, whether at least two of its reports speak of it and their share is
 *     nearer to the group's than to the peers'; nobody does where the group's is not larger
 */
public record ClusteredContrast(
    boolean tested,
    double oddsRatio,
    Optional<Interval> interval,
    double pValue,
    double correlation,
    double groupShare,
    double peerShare,
    List<Boolean> shows) {

  /** Reports of a place that speak of something before it can be said to show it. */
  public static final int LEAST_MENTIONS = 2;

  private static final double LEVEL = 0.95;
  private static final double ADDED = 0.5;

  /** Steps between the smallest and the largest score of a place, and the work allowed. */
  private static final int FINEST = 200;

  private static final int COARSEST = 10;
  private static final double WORK = 2e8;

  /**
   * Compares a group of places with their peers.
   *
   * @param reports of each place; places without reports are passed over
   * @param mentions those among them that speak of it
   * @param inGroup whether the place is of the group
   * @param stratum places are compared within it; below 0: left out of the comparison, but said to
   *     show it or not
   */
  public static ClusteredContrast of(
      int[] reports, int[] mentions, boolean[] inGroup, int[] stratum) {
    int[] used = stratum.clone();
    for (int i = 0; i < used.length; i++) {
      if (mentions[i] < 0 || mentions[i] > reports[i]) {
        throw new IllegalArgumentException(mentions[i] + " of " + reports[i] + " reports");
      }
      used[i] = reports[i] == 0 ? -1 : used[i];
    }
    int strata = 1 + Arrays.stream(used).max().orElse(-1);
    double rho = ClusterCorrelation.of(reports, mentions, used);
    double[] worth = new double[reports.length];
    Arrays.setAll(worth, i -> reports[i] / (1 + (reports[i] - 1) * rho));
    double[][] cells = cells(reports, mentions, inGroup, used, worth, strata);
    double[] sides = sides(cells);
    if (sides[0] + sides[2] == 0 || sides[1] + sides[3] == 0) {
      return untested(rho, reports.length);
    }
    CochranMantelHaenszel table = CochranMantelHaenszel.of(cells[0], cells[1], cells[2], cells[3]);
    if (Double.isNaN(table.logError())) {
      double[][] more = more(cells);
      table = CochranMantelHaenszel.of(more[0], more[1], more[2], more[3]);
    }
    double group = sides[0] / (sides[0] + sides[1]);
    double peers = sides[2] / (sides[2] + sides[3]);
    Boolean[] shows = new Boolean[reports.length];
    Arrays.setAll(
        shows,
        i ->
            group > peers
                && mentions[i] >= LEAST_MENTIONS
                && mentions[i] / (double) reports[i] >= (group + peers) / 2);
    return new ClusteredContrast(
        true,
        table.oddsRatio(),
        table.interval(LEVEL),
        pValue(reports, mentions, inGroup, used, worth, strata),
        rho,
        group,
        peers,
        List.of(shows));
  }

  private static ClusteredContrast untested(double rho, int places) {
    Boolean[] nobody = new Boolean[places];
    Arrays.fill(nobody, false);
    return new ClusteredContrast(
        false,
        Double.NaN,
        Optional.empty(),
        Double.NaN,
        rho,
        Double.NaN,
        Double.NaN,
        List.of(nobody));
  }

  /** Effective counts by stratum: a, b, c, d; all 0 in strata that have one side only. */
  private static double[][] cells(
      int[] reports, int[] mentions, boolean[] inGroup, int[] stratum, double[] worth, int strata) {
    double[][] cells = new double[4][strata];
    for (int i = 0; i < reports.length; i++) {
      if (stratum[i] >= 0) {
        double with = worth[i] * mentions[i] / reports[i];
        cells[inGroup[i] ? 0 : 2][stratum[i]] += with;
        cells[inGroup[i] ? 1 : 3][stratum[i]] += worth[i] - with;
      }
    }
    for (int s = 0; s < strata; s++) {
      if (cells[0][s] + cells[1][s] == 0 || cells[2][s] + cells[3][s] == 0) {
        for (double[] cell : cells) {
          cell[s] = 0;
        }
      }
    }
    return cells;
  }

  private static double[] sides(double[][] cells) {
    return Arrays.stream(cells).mapToDouble(cell -> Arrays.stream(cell).sum()).toArray();
  }

  /** Half a report more in every cell of the strata that have both sides. */
  private static double[][] more(double[][] cells) {
    double[][] more = new double[4][cells[0].length];
    for (int s = 0; s < cells[0].length; s++) {
      double added = cells[0][s] + cells[1][s] > 0 ? ADDED : 0;
      for (int i = 0; i < 4; i++) {
        more[i][s] = cells[i][s] + added;
      }
    }
    return more;
  }

  private static double pValue(
      int[] reports, int[] mentions, boolean[] inGroup, int[] stratum, double[] worth, int strata) {
    double[] score = new double[reports.length];
    double widest = 0;
    double work = 1;
    for (int s = 0; s < strata; s++) {
      int here = s;
      int[] members = IntStream.range(0, stratum.length).filter(i -> stratum[i] == here).toArray();
      double all = IntStream.of(members).mapToDouble(i -> worth[i]).sum();
      double with =
          IntStream.of(members).mapToDouble(i -> worth[i] * mentions[i] / reports[i]).sum();
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i : members) {
        score[i] = worth[i] * (mentions[i] / (double) reports[i] - with / all);
        least = Math.min(least, score[i]);
        most = Math.max(most, score[i]);
      }
      for (int i : members) {
        score[i] -= least; // a constant for every choice of as many members
      }
      widest = Math.max(widest, members.length == 0 ? 0 : most - least);
      double drawn = IntStream.of(members).filter(i -> inGroup[i]).count();
      work += members.length * drawn * drawn;
    }
    double steps = Math.max(COARSEST, Math.min(FINEST, Math.floor(WORK / work)));
    DiscreteSum sum = DiscreteSum.nothing();
    long observed = 0;
    for (int s = 0; s < strata; s++) {
      int here = s;
      int[] members = IntStream.range(0, stratum.length).filter(i -> stratum[i] == here).toArray();
      int drawn = (int) IntStream.of(members).filter(i -> inGroup[i]).count();
      if (drawn == 0 || drawn == members.length) {
        continue;
      }
      int[] whole = new int[members.length];
      for (int m = 0; m < whole.length; m++) {
        whole[m] = (int) Math.round(score[members[m]] / widest * steps);
        observed += inGroup[members[m]] ? whole[m] : 0;
      }
      sum = sum.plus(DiscreteSum.ofDrawn(whole, drawn));
    }
    return sum.upperMid(observed);
  }
}
