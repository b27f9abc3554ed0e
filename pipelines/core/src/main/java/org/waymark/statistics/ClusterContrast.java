package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Two arms whose members were drawn in clusters, such as schools: the difference of means with the
 * bias-reduced error CR2 (Bell and McCaffrey 2002) and Satterthwaite's degrees of freedom
 * (Pustejovsky and Tipton 2018). With two arms and no covariate both have a closed form, from sums
 * of each cluster alone.
 */
public final class ClusterContrast {

  private ClusterContrast() {}

  /** One arm: people and sum of outcomes of each cluster. */
  public record Arm(double[] n, double[] sum) {
    double people() {
      return Arrays.stream(n).sum();
    }
  }

  private record Part(double mean, double variance, double spread, double people) {
    static Part of(Arm arm) {
      double people = arm.people();
      double mean = Arrays.stream(arm.sum).sum() / people;
      int clusters = arm.n.length;
      double[] weight = new double[clusters];
      double variance = 0;
      for (int g = 0; g < clusters; g++) {
        double share = arm.n[g] / people;
        weight[g] = share * share / (1 - share);
        double off = arm.sum[g] / arm.n[g] - mean;
        variance += weight[g] * off * off;
      }
      double spread = 0;
      for (int g = 0; g < clusters; g++) {
        for (int h = 0; h < clusters; h++) {
          double c = (g == h ? 1 / arm.n[g] : 0) - 1 / people;
          spread += weight[g] * weight[h] * c * c;
        }
      }
      return new Part(mean, variance, spread, people);
    }
  }

  /**
   * Compares two arms.
   *
   * @return none where an arm has fewer than two clusters
   */
  public static Optional<MeanDifference> of(Arm first, Arm second) {
    if (first.n.length < 2 || second.n.length < 2) {
      return Optional.empty();
    }
    Part one = Part.of(first);
    Part two = Part.of(second);
    double both = 1 / one.people + 1 / two.people;
    return Optional.of(
        new MeanDifference(
            one.mean - two.mean,
            Math.sqrt(one.variance + two.variance),
            both * both / (one.spread + two.spread)));
  }

  /** Clusters that were drawn in pairs: the paired t of their means. */
  public static Optional<MeanDifference> paired(double[] first, double[] second) {
    int n = first.length;
    if (n < 2) {
      return Optional.empty();
    }
    double[] difference = new double[n];
    Arrays.setAll(difference, i -> first[i] - second[i]);
    MeanDifference.Moments moments = MeanDifference.Moments.of(difference);
    return Optional.of(
        new MeanDifference(moments.mean(), Math.sqrt(moments.variance() / n), n - 1.0));
  }

  /**
   * How alike the members of a cluster are, and how many people count as one for it.
   *
   * @param correlation within clusters, by analysis of variance within arms (Donner and Klar 2000)
   * @param designEffect 1 + ((cv² + 1)m̄ − 1)ρ (Eldridge, Ashby and Kerry 2006)
   */
  public record Likeness(double correlation, double designEffect) {}

  /**
   * The likeness within clusters.
   *
   * @param arms sums of each cluster
   * @param squares sums of squared outcomes, by arm and cluster
   * @return none where all clusters have one member, or nothing varies
   */
  public static Optional<Likeness> likeness(Arm[] arms, double[][] squares) {
    double between = 0;
    double within = 0;
    double people = 0;
    double sizes = 0;
    int clusters = 0;
    double[] all = new double[0];
    for (int a = 0; a < arms.length; a++) {
      Arm arm = arms[a];
      double n = arm.people();
      double mean = Arrays.stream(arm.sum).sum() / n;
      double own = 0;
      for (int g = 0; g < arm.n.length; g++) {
        double middle = arm.sum[g] / arm.n[g];
        between += arm.n[g] * (middle - mean) * (middle - mean);
        within += Math.max(0, squares[a][g] - arm.sum[g] * middle);
        own += arm.n[g] * arm.n[g];
      }
      sizes += own / n;
      people += n;
      clusters += arm.n.length;
      int from = all.length;
      all = Arrays.copyOf(all, from + arm.n.length);
      System.arraycopy(arm.n, 0, all, from, arm.n.length);
    }
    int degrees = clusters - arms.length;
    if (degrees < 1 || people <= clusters) {
      return Optional.empty();
    }
    double perCluster = between / degrees;
    double perPerson = within / (people - clusters);
    double size = (people - sizes) / degrees;
    double under = perCluster + (size - 1) * perPerson;
    if (!(under > 0)) {
      return Optional.empty();
    }
    double correlation = (perCluster - perPerson) / under;
    double mean = people / clusters;
    double spread = 0;
    for (double n : all) {
      spread += (n - mean) * (n - mean);
    }
    double cv2 = spread / clusters / (mean * mean);
    return Optional.of(new Likeness(correlation, 1 + ((cv2 + 1) * mean - 1) * correlation));
  }
}
