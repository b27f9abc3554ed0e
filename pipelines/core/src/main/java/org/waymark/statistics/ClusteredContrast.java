package org.waymark.statistics;

import java.util.ArrayList;
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
 * these effective counts, by bands of volume.
 *
 * <p>The p-value takes places, not reports, as its units, and the volume of their reports as a
 * covariate: who writes more may speak more of anything. The score of a place is how far its share
 * lies from the weighted line of shares on the logarithm of volume among its kind, times the root
 * of its worth, so that all scores scatter alike. The sum of the group's scores, divided by the
 * root of what volume leaves unexplained of who is in the group (a group that writes more than
 * others is drawn towards its own line), is compared with the sums of all groups of as many places
 * of each kind that could have been. Where all write as much and no place outweighs another it is
 * Cochran's numerator and the test is exact. Mid-p, upper side.
 *
 * @param tested false where no band holds both places of the group and others, or nobody speaks of
 *     it; all numbers are NaN then
 * @param oddsRatio of speaking of it, group against peers; ½ is added to every cell where none of a
 *     side do
 * @param interval 95% interval of the odds ratio
 * @param pValue upper mid-p
 * @param correlation ρ
 * @param groupShare share of effective reports that speak of it, in the group
 * @param peerShare among the peers in the same bands
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
  private static final double LEAST_UNEXPLAINED = 0.05;

  /**
   * Compares a group of places with their peers.
   *
   * @param reports of each place; places without reports are passed over
   * @param mentions those among them that speak of it
   * @param inGroup whether the place is of the group
   * @param kind places are compared within it
   * @param band of volume, within the kind; below 0: left out of the comparison, but said to show
   *     it or not
   */
  public static ClusteredContrast of(
      int[] reports, int[] mentions, boolean[] inGroup, int[] kind, int[] band) {
    int[] used = band.clone();
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
        pValue(reports, mentions, inGroup, kindsOf(kind, used), worth),
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

  /** The kind of every place that is compared; −1 for the others. */
  private static int[] kindsOf(int[] kind, int[] band) {
    int[] kinds = new int[kind.length];
    Arrays.setAll(kinds, i -> band[i] < 0 ? -1 : kind[i]);
    return kinds;
  }

  private static double pValue(
      int[] reports, int[] mentions, boolean[] inGroup, int[] kind, double[] worth) {
    double widest = 0;
    double work = 1;
    List<Scored> kinds = new ArrayList<>();
    for (int k : Arrays.stream(kind).filter(k -> k >= 0).distinct().sorted().toArray()) {
      int[] members = IntStream.range(0, kind.length).filter(i -> kind[i] == k).toArray();
      long drawn = IntStream.of(members).filter(i -> inGroup[i]).count();
      if (drawn > 0 && drawn < members.length) {
        Scored scored = Scored.of(members, reports, mentions, inGroup, worth);
        kinds.add(scored);
        widest = Math.max(widest, Arrays.stream(scored.score).max().orElse(0));
        work += (double) members.length * drawn * drawn;
      }
    }
    double steps = Math.max(COARSEST, Math.min(FINEST, Math.floor(WORK / work)));
    DiscreteSum sum = DiscreteSum.nothing();
    double observed = 0;
    for (Scored scored : kinds) {
      int[] whole = new int[scored.score.length];
      double ofGroup = 0;
      double usual = 0;
      for (int m = 0; m < whole.length; m++) {
        whole[m] = widest > 0 ? (int) Math.round(scored.score[m] / widest * steps) : 0;
        ofGroup += scored.inGroup[m] ? whole[m] : 0;
        usual += whole[m] * (double) scored.drawn / whole.length;
      }
      sum = sum.plus(DiscreteSum.ofDrawn(whole, scored.drawn));
      observed += usual + (ofGroup - usual) / Math.sqrt(scored.unexplained);
    }
    return sum.upperMid(Math.round(observed));
  }

  /**
   * The places of one kind.
   *
   * @param score of each, from 0 up
   * @param unexplained what the logarithm of volume leaves of the variance of being in the group
   */
  private record Scored(double[] score, boolean[] inGroup, int drawn, double unexplained) {

    static Scored of(
        int[] members, int[] reports, int[] mentions, boolean[] inGroup, double[] worth) {
      int n = members.length;
      double[] share = new double[n];
      double[] volume = new double[n];
      double[] weight = new double[n];
      boolean[] in = new boolean[n];
      int drawn = 0;
      for (int m = 0; m < n; m++) {
        int i = members[m];
        share[m] = mentions[i] / (double) reports[i];
        volume[m] = Math.log(reports[i]);
        weight[m] = worth[i];
        in[m] = inGroup[i];
        drawn += in[m] ? 1 : 0;
      }
      double all = Arrays.stream(weight).sum();
      double middle = 0;
      double mean = 0;
      for (int m = 0; m < n; m++) {
        middle += weight[m] * volume[m] / all;
        mean += weight[m] * share[m] / all;
      }
      double across = 0;
      double along = 0;
      for (int m = 0; m < n; m++) {
        across += weight[m] * (volume[m] - middle) * (volume[m] - middle);
        along += weight[m] * (volume[m] - middle) * (share[m] - mean);
      }
      double slope = across > 0 ? along / across : 0;
      double[] score = new double[n];
      for (int m = 0; m < n; m++) {
        score[m] = Math.sqrt(weight[m]) * (share[m] - mean - slope * (volume[m] - middle));
      }
      double least = Arrays.stream(score).min().orElse(0);
      return new Scored(
          Arrays.stream(score).map(x -> x - least).toArray(), in, drawn, unexplained(volume, in));
    }

    private static double unexplained(double[] volume, boolean[] in) {
      double middle = Arrays.stream(volume).average().orElse(0);
      double part = IntStream.range(0, in.length).filter(m -> in[m]).count() / (double) in.length;
      double across = 0;
      double along = 0;
      for (int m = 0; m < in.length; m++) {
        across += (volume[m] - middle) * (volume[m] - middle);
        along += (volume[m] - middle) * ((in[m] ? 1 : 0) - part);
      }
      double all = part * (1 - part) * in.length;
      return across > 0 ? Math.max(LEAST_UNEXPLAINED, 1 - along * along / across / all) : 1;
    }
  }
}
