package org.waymark.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Do several indicators of one place move together, where none alone may show it?
 *
 * <p>At every onset the steps of the indicators are summed, each weighted by what it knows: S = Σ
 * wₐzₐ, w the square root of the information on the step. That is the most powerful sum where all
 * move by the same amount of score. Its variance is Σ wₐw_b·r_ab. Two indicators of a place share
 * what period noise they have in common, and sampling error where they count the same people: r_ab
 * is the larger of two estimates over all places and onsets, at least 0. One is the mean product of
 * the contrasts. The other says how far period noise goes together, and applies to a place as far
 * as its contrasts are period noise. Contrasts are clipped at 2, and both are estimated again
 * without the places that the first pass finds moving.
 *
 * <p>The largest S over its deviation pays for the search over onsets ({@link ScanTail}).
 *
 * <p>Arrays are by place; NaN or −1 where fewer than {@link #LEAST_INDICATORS} have a step.
 *
 * @param p probability of a sum as large if no indicator moved up
 * @param pDown the same of the largest fall
 * @param onset position of the best onset among the common ones
 * @param z the sum there over its deviation
 * @param zWithoutLargest the same without the indicator that adds most to it
 * @param effect mean step in score, weighted by information
 * @param error its standard error
 */
public record JointStep(
    double[] p,
    double[] pDown,
    int[] onset,
    double[] z,
    double[] zWithoutLargest,
    double[] effect,
    double[] error) {

  /** Indicators that must have a step at an onset. */
  public static final int LEAST_INDICATORS = 3;

  private static final double CLIPPED = 2;

  /** Variance of a standard normal that is clipped there. */
  private static final double LEFT_AFTER_CLIPPING = 0.9205;

  private static final double LEFT_OUT = 0.01;

  /**
   * The steps of one indicator.
   *
   * @param steps of the places of the indicator
   * @param row row of {@code steps} for each place; −1: the indicator has none
   * @param at position among the onsets of {@code steps} for each common onset; −1: none
   */
  public record Member(PlaceSteps steps, int[] row, int[] at) {

    private int cell(int place, int onset) {
      int own = row[place];
      int g = at[onset];
      if (own < 0 || g < 0) {
        return -1;
      }
      int cell = own * steps.onsets().length + g;
      return Float.isNaN(steps.z()[cell]) ? -1 : cell;
    }

    /** Contrast of a place at a common onset; NaN where there is none. */
    public double z(int place, int onset) {
      int cell = cell(place, onset);
      return cell < 0 ? Double.NaN : steps.z()[cell];
    }

    /** Step of a place at a common onset in score; NaN where there is none. */
    public double effect(int place, int onset) {
      int cell = cell(place, onset);
      return cell < 0 ? Double.NaN : steps.z()[cell] / steps.root()[cell];
    }

    /** Standard error of that step. */
    public double error(int place, int onset) {
      int cell = cell(place, onset);
      return cell < 0 ? Double.NaN : 1 / steps.root()[cell];
    }

    /** What the step adds to the sum: contrast times the root of its information. */
    public double weighted(int place, int onset) {
      int cell = cell(place, onset);
      return cell < 0 ? Double.NaN : (double) steps.root()[cell] * steps.z()[cell];
    }
  }

  /**
   * Analyses every place.
   *
   * @param members the indicators; places and common onsets have the same order in all
   */
  public static JointStep of(List<Member> members, int places, int onsets) {
    boolean[] left = new boolean[places];
    JointStep first = summed(members, places, onsets, correlations(members, left, onsets));
    for (int i = 0; i < places; i++) {
      left[i] = first.p[i] < LEFT_OUT || first.pDown[i] < LEFT_OUT;
    }
    return summed(members, places, onsets, correlations(members, left, onsets));
  }

  /**
   * How far two indicators go together.
   *
   * @param whole correlation of their contrasts
   * @param noise correlation of their period noise
   */
  private record Together(double whole, double noise) {
    private static final Together SAME = new Together(1, 1);
  }

  private static Together[][] correlations(List<Member> members, boolean[] left, int onsets) {
    Together[][] all = new Together[members.size()][members.size()];
    for (int a = 0; a < members.size(); a++) {
      all[a][a] = Together.SAME;
      for (int b = 0; b < a; b++) {
        all[a][b] = together(members.get(a), members.get(b), left, onsets);
        all[b][a] = all[a][b];
      }
    }
    return all;
  }

  private static Together together(Member a, Member b, boolean[] left, int onsets) {
    double products = 0;
    long count = 0;
    double weighted = 0;
    double expected = 0;
    for (int i = 0; i < left.length; i++) {
      if (left[i] || a.row[i] < 0 || b.row[i] < 0) {
        continue;
      }
      double both = (double) a.steps.common()[a.row[i]] * b.steps.common()[b.row[i]];
      for (int g = 0; g < onsets; g++) {
        double product = clipped(a.z(i, g)) * clipped(b.z(i, g)) / LEFT_AFTER_CLIPPING;
        if (!Double.isNaN(product)) {
          products += product;
          count++;
          weighted += product * both;
          expected += both * both;
        }
      }
    }
    return new Together(
        count == 0 ? 0 : within(products / count), expected > 0 ? within(weighted / expected) : 0);
  }

  private static double within(double correlation) {
    return Math.max(0, Math.min(1, correlation));
  }

  private static double clipped(double z) {
    return Math.max(-CLIPPED, Math.min(CLIPPED, z));
  }

  private static JointStep summed(
      List<Member> members, int places, int onsets, Together[][] together) {
    JointStep all =
        new JointStep(
            unknown(places),
            unknown(places),
            new int[places],
            unknown(places),
            unknown(places),
            unknown(places),
            unknown(places));
    Arrays.fill(all.onset, -1);
    double[] next = new double[onsets];
    ScanTail tail = new ScanTail(Math.max(1, onsets));
    for (int i = 0; i < places; i++) {
      int count = 0;
      double down = Double.NEGATIVE_INFINITY;
      for (int g = 0; g < onsets; g++) {
        Sum sum = Sum.of(members, together, i, g, -1);
        if (sum.indicators < LEAST_INDICATORS) {
          continue;
        }
        next[count++] = sum.next();
        down = Math.max(down, -sum.z());
        if (all.onset[i] < 0 || sum.z() > all.z[i]) {
          all.onset[i] = g;
          all.z[i] = sum.z();
        }
      }
      if (count == 0) {
        continue;
      }
      int best = all.onset[i];
      Sum sum = Sum.of(members, together, i, best, -1);
      all.zWithoutLargest[i] = Sum.of(members, together, i, best, largest(members, i, best)).z();
      all.effect[i] = sum.weighted / sum.information;
      all.error[i] = Math.sqrt(sum.variance) / sum.information;
      tail.correlations(next, 0, count - 1);
      all.p[i] = tail.reaching(all.z[i]);
      all.pDown[i] = tail.reaching(down);
    }
    return all;
  }

  private static int largest(List<Member> members, int place, int onset) {
    int largest = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < members.size(); a++) {
      double adds = members.get(a).weighted(place, onset);
      if (adds > most) {
        most = adds;
        largest = a;
      }
    }
    return largest;
  }

  /** The weighted sum of the steps of one place at one onset. */
  private record Sum(
      int indicators, double weighted, double variance, double information, double neighbours) {

    static Sum of(List<Member> members, Together[][] together, int place, int onset, int without) {
      int count = 0;
      double weighted = 0;
      double variance = 0;
      double information = 0;
      double neighbours = 0;
      for (int a = 0; a < members.size(); a++) {
        Member one = members.get(a);
        int cell = a == without ? -1 : one.cell(place, onset);
        if (cell < 0) {
          continue;
        }
        count++;
        double w = one.steps.root()[cell];
        weighted += w * one.steps.z()[cell];
        information += w * w;
        neighbours += w * w * one.steps.next()[cell];
        for (int b = 0; b < a; b++) {
          Member other = members.get(b);
          int otherCell = b == without ? -1 : other.cell(place, onset);
          if (otherCell >= 0) {
            double both =
                (double) one.steps.common()[one.row[place]]
                    * other.steps.common()[other.row[place]];
            double r = Math.max(together[a][b].whole, together[a][b].noise * both);
            variance += 2 * w * other.steps.root()[otherCell] * r;
          }
        }
        variance += w * w;
      }
      return new Sum(count, weighted, variance, information, neighbours);
    }

    double z() {
      return weighted / Math.sqrt(variance);
    }

    double next() {
      return neighbours / information;
    }
  }

  private static double[] unknown(int length) {
    double[] column = new double[length];
    Arrays.fill(column, Double.NaN);
    return column;
  }
}
