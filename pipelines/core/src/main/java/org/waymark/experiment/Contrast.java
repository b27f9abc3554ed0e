package org.waymark.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.waymark.registry.Measure;
import org.waymark.statistics.ClusterContrast;
import org.waymark.statistics.MeanDifference;
import org.waymark.statistics.ScoreInterval;
import org.waymark.statistics.StratifiedShares;

/**
 * One arm against the first on one indicator, from what is known by a week.
 *
 * @param n people of the arm with an outcome
 * @param nControl people of the first arm with an outcome
 * @param value of the arm, in natural units
 * @param valueControl of the first arm
 * @param score the two shares, where limits come from them
 * @param means the difference otherwise; none where nothing can be said
 * @param likeness within clusters, where they were drawn
 * @param clusters of the arm and of the first; 0 where people were drawn
 * @param saved share of the variance that the value from before explains
 * @param strata that were compared, and those that had only one arm
 * @param method by which it was compared
 * @param reason why nothing can be said; empty where it can
 */
record Contrast(
    double n,
    double nControl,
    double value,
    double valueControl,
    Optional<ScoreInterval> score,
    Optional<MeanDifference> means,
    Optional<ClusterContrast.Likeness> likeness,
    int[] clusters,
    double saved,
    int[] strata,
    String method,
    String reason) {

  static final String NO_VARIATION = "no-variation";

  /** The difference, the arm less the first, in natural units; NaN where it is not known. */
  double difference() {
    return means
        .map(MeanDifference::effect)
        .or(() -> score.map(ScoreInterval::difference))
        .orElse(Double.NaN);
  }

  double error() {
    return means
        .map(MeanDifference::error)
        .or(() -> score.map(s -> Math.sqrt(s.variance())))
        .orElse(Double.NaN);
  }

  double degreesOfFreedom() {
    return means.map(MeanDifference::degreesOfFreedom).orElse(Double.POSITIVE_INFINITY);
  }

  double z() {
    return means.map(MeanDifference::z).or(() -> score.map(ScoreInterval::z)).orElse(Double.NaN);
  }

  /** 1 over the squared error; 0 where nothing can be said. */
  double information() {
    double error = error();
    return reason.isEmpty() && error > 0 ? 1 / (error * error) : 0;
  }

  double low(double z) {
    return score.isPresent() && means.isEmpty()
        ? score.get().low(z)
        : means.map(m -> m.effect() - m.reach(z)).orElse(Double.NaN);
  }

  double high(double z) {
    return score.isPresent() && means.isEmpty()
        ? score.get().high(z)
        : means.map(m -> m.effect() + m.reach(z)).orElse(Double.NaN);
  }

  /** Compares. */
  static Contrast of(
      Map<Cells.Key, Sums> sums, int arm, Measure measure, boolean clustered, boolean paired) {
    Sums[] total = {new Sums(), new Sums()};
    TreeMap<String, Sums[]> strata = new TreeMap<>();
    TreeMap<String, Sums[]> clusters = new TreeMap<>();
    Sums all = new Sums();
    for (Map.Entry<Cells.Key, Sums> cell : sums.entrySet()) {
      all.add(cell.getValue());
      int side = cell.getKey().arm() == arm ? 0 : cell.getKey().arm() == 0 ? 1 : -1;
      if (side >= 0) {
        total[side].add(cell.getValue());
        strata.computeIfAbsent(cell.getKey().stratum(), s -> pair())[side].add(cell.getValue());
        if (clustered) {
          clusters.computeIfAbsent(cell.getKey().cluster(), c -> pair())[side].add(cell.getValue());
        }
      }
    }
    if (total[0].n == 0 || total[1].n == 0) {
      return nothing(total, "no-outcomes");
    }
    if (clustered) {
      return ofClusters(total, clusters, paired);
    }
    return measure == Measure.PROPORTION ? ofShares(total, strata) : ofMeans(total, strata, all);
  }

  private static Sums[] pair() {
    return new Sums[] {new Sums(), new Sums()};
  }

  private static Contrast nothing(Sums[] total, String reason) {
    return with(total, Optional.empty(), Optional.empty(), "", reason);
  }

  private static Contrast with(
      Sums[] total,
      Optional<ScoreInterval> score,
      Optional<MeanDifference> means,
      String method,
      String reason) {
    return new Contrast(
        total[0].n,
        total[1].n,
        total[0].mean(),
        total[1].mean(),
        score,
        means,
        Optional.empty(),
        new int[2],
        Double.NaN,
        new int[] {1, 0},
        method,
        reason);
  }

  private static Contrast ofShares(Sums[] total, TreeMap<String, Sums[]> strata) {
    ScoreInterval score = new ScoreInterval(total[0].y, total[0].n, total[1].y, total[1].n);
    if (score.variance() == 0) {
      return with(total, Optional.of(score), Optional.empty(), "score", NO_VARIATION);
    }
    if (strata.size() == 1) {
      return with(total, Optional.of(score), Optional.empty(), "score", "");
    }
    double[][] of = new double[4][strata.size()];
    int s = 0;
    for (Sums[] sides : strata.values()) {
      of[0][s] = sides[0].y;
      of[1][s] = sides[0].n;
      of[2][s] = sides[1].y;
      of[3][s++] = sides[1].n;
    }
    Optional<StratifiedShares> pooled = StratifiedShares.of(of[0], of[1], of[2], of[3]);
    if (pooled.isEmpty() || pooled.get().error() == 0) {
      return with(
          total,
          Optional.empty(),
          Optional.empty(),
          "mantel-haenszel",
          pooled.isEmpty() ? "no-stratum-with-both" : NO_VARIATION);
    }
    Contrast contrast =
        with(total, Optional.empty(), pooled.map(StratifiedShares::asMeans), "mantel-haenszel", "");
    return contrast.inStrata(pooled.get().strata(), pooled.get().leftOut());
  }

  private Contrast inStrata(int used, int leftOut) {
    return new Contrast(
        n,
        nControl,
        value,
        valueControl,
        score,
        means,
        likeness,
        clusters,
        saved,
        new int[] {used, leftOut},
        method,
        reason);
  }

  private static Contrast ofMeans(Sums[] total, TreeMap<String, Sums[]> strata, Sums all) {
    double mean = all.known > 0 ? all.x / all.known : 0;
    double across = all.known > 0 ? all.xx - all.x * mean : 0;
    double slope = across > 0 ? (all.xy - mean * all.yOfKnown) / across : 0;
    double variance = all.yy - all.y * all.y / all.n;
    double saved = all.known > 0 && variance > 0 ? slope * slope * across / variance : Double.NaN;
    MeanDifference.Moments[][] moments = new MeanDifference.Moments[2][strata.size()];
    int used = 0;
    for (Sums[] sides : strata.values()) {
      if (sides[0].n > 0 && sides[1].n > 0) {
        moments[0][used] = moments(sides[0], slope, mean);
        moments[1][used++] = moments(sides[1], slope, mean);
      }
    }
    if (used == 0) {
      return nothing(total, "no-stratum-with-both");
    }
    MeanDifference difference =
        strata.size() == 1
            ? MeanDifference.welch(moments[0][0], moments[1][0])
            : MeanDifference.stratified(
                Arrays.copyOf(moments[0], used), Arrays.copyOf(moments[1], used));
    boolean constant = difference.isConstant() || !(difference.degreesOfFreedom() > 0);
    String method = (all.known > 0 ? "cuped-" : "") + (strata.size() == 1 ? "welch" : "blocks");
    Contrast contrast =
        with(
            total,
            Optional.empty(),
            constant ? Optional.empty() : Optional.of(difference),
            method,
            constant ? NO_VARIATION : "");
    return new Contrast(
        contrast.n,
        contrast.nControl,
        contrast.value,
        contrast.valueControl,
        contrast.score,
        contrast.means,
        contrast.likeness,
        contrast.clusters,
        saved,
        new int[] {used, strata.size() - used},
        method,
        contrast.reason);
  }

  /** Moments of y − θ(x − x̄), where an unknown x counts as x̄. */
  private static MeanDifference.Moments moments(Sums of, double slope, double mean) {
    double u = of.x - of.known * mean;
    double uu = of.xx - 2 * mean * of.x + of.known * mean * mean;
    double yu = of.xy - mean * of.yOfKnown;
    double sum = of.y - slope * u;
    double squares = of.yy - 2 * slope * yu + slope * slope * uu;
    return MeanDifference.Moments.of(of.n, sum, squares);
  }

  private static Contrast ofClusters(
      Sums[] total, TreeMap<String, Sums[]> clusters, boolean paired) {
    ClusterContrast.Arm[] arms = new ClusterContrast.Arm[2];
    double[][] squares = new double[2][];
    for (int side = 0; side < 2; side++) {
      int of = side;
      // In an order that the digests of the clusters do not decide.
      Sums[] sorted =
          clusters.values().stream()
              .map(sides -> sides[of])
              .filter(sums -> sums.n > 0)
              .sorted(
                  Comparator.<Sums>comparingDouble(sums -> sums.n)
                      .thenComparingDouble(sums -> sums.y)
                      .thenComparingDouble(sums -> sums.yy))
              .toArray(Sums[]::new);
      arms[side] =
          new ClusterContrast.Arm(
              Arrays.stream(sorted).mapToDouble(sums -> sums.n).toArray(),
              Arrays.stream(sorted).mapToDouble(sums -> sums.y).toArray());
      squares[side] = Arrays.stream(sorted).mapToDouble(sums -> sums.yy).toArray();
    }
    int[] count = {arms[0].n().length, arms[1].n().length};
    Optional<MeanDifference> means =
        paired ? paired(clusters) : ClusterContrast.of(arms[0], arms[1]);
    boolean constant = means.map(MeanDifference::isConstant).orElse(false);
    String reason = means.isEmpty() ? "one-cluster" : constant ? NO_VARIATION : "";
    return new Contrast(
        total[0].n,
        total[1].n,
        total[0].mean(),
        total[1].mean(),
        Optional.empty(),
        means.filter(m -> !m.isConstant()),
        ClusterContrast.likeness(arms, squares),
        count,
        Double.NaN,
        new int[] {1, 0},
        paired ? "paired-clusters" : "clusters",
        reason);
  }

  /** Means of the clusters of each pair that has both arms, in the order of the pairs' names. */
  private static Optional<MeanDifference> paired(TreeMap<String, Sums[]> clusters) {
    TreeMap<String, Sums[]> pairs = new TreeMap<>();
    clusters.forEach(
        (name, sides) -> {
          Sums[] of = pairs.computeIfAbsent(name.split("\n", 2)[0], p -> pair());
          of[0].add(sides[0]);
          of[1].add(sides[1]);
        });
    Sums[][] both =
        pairs.values().stream().filter(s -> s[0].n > 0 && s[1].n > 0).toArray(Sums[][]::new);
    return ClusterContrast.paired(
        IntStream.range(0, both.length).mapToDouble(i -> both[i][0].mean()).toArray(),
        IntStream.range(0, both.length).mapToDouble(i -> both[i][1].mean()).toArray());
  }
}
