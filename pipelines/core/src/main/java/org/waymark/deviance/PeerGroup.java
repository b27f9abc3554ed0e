package org.waymark.deviance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.statistics.LastingExcess;
import org.waymark.statistics.LevelFit;
import org.waymark.statistics.PeriodNoise;
import org.waymark.statistics.Quantiles;

/**
 * The places of one type that are compared on one indicator: their scores, their expectations, and
 * the reasons of those that could not be compared.
 *
 * <p>Scores (here before {@link AlignedScale} turns them so that up is good): rates and counts y =
 * ln((O + ½)/E) with variance 1/E, where E is what the pooled rate of the group, or for counts the
 * median count per period, would give; proportions y = logit of (O + ½)/(N − O + ½) with variance
 * 1/(N·p(1 − p)), p the place's own smoothed share; means and values in units. Where these come
 * with standard errors the variance is that of their mean. Where they do not, all noise is period
 * noise: the scatter of the place's own periods, drawn half way to the median scatter of the group
 * because a handful of periods tells little of it.
 *
 * <p>Expectation: without covariates the median of the group; with covariates Huber weighted least
 * squares on [1, X, X²] of the standardised covariates, linear only under 30 places, cross-fitted
 * in 5 folds by a stable hash of the place id (under 50 places by the rank of that hash, so that no
 * fold is large by chance).
 */
final class PeerGroup {

  static final int LEAST_PEERS = 8;
  static final double LEAST_EVENTS = 10;

  private static final int FOLDS = 5;
  private static final int QUADRATIC_FROM = 30;
  private static final int FOLDS_BY_HASH_FROM = 50;
  private static final int PLACES_PER_COLUMN = 3;

  /** Spread to which scores in units are brought, so that the same solver serves every scale. */
  private static final double UNIT_SPREAD = Math.sqrt(0.02);

  private final Indicator indicator;
  private final AlignedScale scale;
  private double unit = 1;
  private final List<Member> members = new ArrayList<>();

  PeerGroup(Indicator indicator) {
    this.indicator = indicator;
    scale = AlignedScale.of(indicator);
  }

  /** One place; what is found about it is filled in as the group is compared. */
  static final class Member {
    final Place place;
    final int row;
    final PooledPlace pooled;
    String reasonNotTested = "";
    double base;
    double score;
    double variance;
    double expectedScore;
    double z;
    double tau;
    int peers;

    /**
     * A place.
     *
     * @param row its row in the panel
     */
    Member(Place place, int row, PooledPlace pooled) {
      this.place = place;
      this.row = row;
      this.pooled = pooled;
    }

    boolean tested() {
      return reasonNotTested.isEmpty();
    }
  }

  void add(Member member) {
    members.add(member);
  }

  /** Compares the members; afterwards each has a level or a reason. */
  void compare() {
    for (Member member : members) {
      for (String covariate : indicator.expectFrom()) {
        if (member.tested() && member.place.covariate(covariate).isEmpty()) {
          member.reasonNotTested = "no-covariate: " + covariate;
        }
      }
    }
    List<Member> pool = new ArrayList<>(members.stream().filter(Member::tested).toList());
    if (!enough(pool)) {
      return;
    }
    score(pool);
    pool.removeIf(m -> !m.tested());
    if (!enough(pool)) {
      return;
    }
    if (indicator.measure() == Measure.COUNT && !indicator.expectFrom().isEmpty()) {
      expectCountsFromCovariates(pool);
      pool.removeIf(m -> !m.tested());
      if (!enough(pool)) {
        return;
      }
    }
    conclude(pool, fit(pool));
  }

  private boolean enough(List<Member> pool) {
    int least = least(indicator.expectFrom().size());
    if (pool.size() >= least) {
      return true;
    }
    for (Member member : pool) {
      member.reasonNotTested =
          "too-few-peers: " + (pool.size() - 1) + " of at least " + (least - 1) + " of its type";
    }
    return false;
  }

  /** Places that are needed to compare any of them. */
  static int least(int covariates) {
    return Math.max(LEAST_PEERS + 1, PLACES_PER_COLUMN * (1 + covariates));
  }

  private void score(List<Member> pool) {
    switch (indicator.measure()) {
      case PROPORTION -> scoreProportions(pool);
      case RATE -> {
        double rate = share(pool);
        scoreEvents(pool, rate, true);
      }
      case COUNT -> {
        double[] perPeriod =
            pool.stream().mapToDouble(m -> m.pooled.events() / m.pooled.exposure()).toArray();
        scoreEvents(pool, Quantiles.medianOf(perPeriod), indicator.expectFrom().isEmpty());
      }
      case MEAN, VALUE -> scoreUnits(pool);
    }
  }

  private static double share(List<Member> pool) {
    double events = 0;
    double exposure = 0;
    for (Member member : pool) {
      events += member.pooled.events();
      exposure += member.pooled.exposure();
    }
    return events / exposure;
  }

  private void scoreProportions(List<Member> pool) {
    double share = share(pool);
    for (Member member : pool) {
      double n = member.pooled.exposure();
      double events = member.pooled.events();
      requireEvents(member, n * Math.min(share, 1 - share));
      double p = (events + 0.5) / (n + 1);
      member.score = scale.turned(Math.log(p / (1 - p)));
      member.variance = 1 / (n * p * (1 - p));
    }
  }

  private void scoreEvents(List<Member> pool, double rate, boolean refuseFew) {
    for (Member member : pool) {
      member.base = member.pooled.exposure() * rate;
      if (refuseFew || !(member.base > 0)) {
        requireEvents(member, member.base);
      }
      member.score = scale.turned(Math.log((member.pooled.events() + 0.5) / member.base));
      member.variance = 1 / member.base;
    }
  }

  private static void requireEvents(Member member, double expected) {
    if (!(expected >= LEAST_EVENTS)) {
      member.reasonNotTested = tooFewEvents(expected);
    }
  }

  static String tooFewEvents(double expected) {
    return "too-few-events: "
        + String.format(java.util.Locale.ROOT, "%.1f", expected)
        + " expected of at least "
        + String.format(java.util.Locale.ROOT, "%.0f", LEAST_EVENTS);
  }

  private void scoreUnits(List<Member> pool) {
    double[] scatters =
        pool.stream().mapToDouble(m -> m.pooled.scatter()).filter(s -> s >= 0).toArray();
    double common = scatters.length == 0 ? 0 : Quantiles.medianOf(scatters);
    for (Member member : pool) {
      PooledPlace pooled = member.pooled;
      member.score = scale.turned(pooled.mean());
      double scatter = pooled.scatter() >= 0 ? (pooled.scatter() + common) / 2 : common;
      member.variance =
          Double.isNaN(pooled.variance()) ? scatter * pooled.weightSquares() : pooled.variance();
    }
  }

  /**
   * A count has no denominator: what covariates expect decides how precise it is. A first fit,
   * weighted by the counts themselves, gives the expected counts that the real one is weighted by.
   */
  private void expectCountsFromCovariates(List<Member> pool) {
    for (Member member : pool) {
      member.variance = 1 / Math.max(1, member.pooled.events());
    }
    LevelFit first = fit(pool);
    for (int i = 0; i < pool.size(); i++) {
      Member member = pool.get(i);
      double expected = member.base * Math.exp(scale.turned(member.score - first.residual()[i]));
      requireEvents(member, expected);
      member.variance = 1 / expected;
    }
  }

  private LevelFit fit(List<Member> pool) {
    double[] y = pool.stream().mapToDouble(m -> m.score).toArray();
    double[] s2 = pool.stream().mapToDouble(m -> m.variance).toArray();
    if (scale.scale() == ScoreScale.UNITS) {
      unit = spread(y) / UNIT_SPREAD;
      for (int i = 0; i < y.length; i++) {
        y[i] /= unit;
        s2[i] /= unit * unit;
      }
    }
    LevelFit fit;
    if (indicator.expectFrom().isEmpty()) {
      fit = LevelFit.fromMedian(y, s2);
    } else {
      int columns = columns(pool.size(), indicator.expectFrom().size(), true);
      fit = LevelFit.crossFitted(y, s2, design(pool, columns), columns, folds(pool), FOLDS);
    }
    if (unit == 1) {
      return fit;
    }
    double scale = unit;
    return new LevelFit(
        Arrays.stream(fit.residual()).map(r -> r * scale).toArray(),
        fit.tau2() * scale * scale,
        fit.z());
  }

  private static double spread(double[] y) {
    double robust = Quantiles.scale(y, new double[y.length]);
    if (robust > 0) {
      return robust;
    }
    double sd = Spread.of(y);
    return sd > 0 ? sd : UNIT_SPREAD;
  }

  /**
   * Columns of the design: one, the covariates and, where places are enough, their squares.
   *
   * @param curved whether squares are wanted
   */
  static int columns(int places, int covariates, boolean curved) {
    boolean quadratic =
        curved && places >= QUADRATIC_FROM && places >= PLACES_PER_COLUMN * (1 + 2 * covariates);
    return 1 + (quadratic ? 2 : 1) * covariates;
  }

  private double[] design(List<Member> pool, int columns) {
    int n = pool.size();
    int covariates = indicator.expectFrom().size();
    double[] design = new double[n * columns];
    for (int c = 0; c < covariates; c++) {
      String name = indicator.expectFrom().get(c);
      double[] x = pool.stream().mapToDouble(m -> m.place.covariate(name).orElseThrow()).toArray();
      double mean = Arrays.stream(x).sum() / n;
      double sd = Spread.of(x);
      for (int i = 0; i < n; i++) {
        double standard = sd > 0 ? (x[i] - mean) / sd : 0;
        design[i * columns] = 1;
        design[i * columns + 1 + c] = standard;
        if (columns > 1 + covariates) {
          design[i * columns + 1 + covariates + c] = standard * standard;
        }
      }
    }
    return design;
  }

  private static int[] folds(List<Member> pool) {
    int n = pool.size();
    long[] hash = new long[n];
    for (int i = 0; i < n; i++) {
      hash[i] = hash(pool.get(i).place.id());
    }
    int[] fold = new int[n];
    if (n >= FOLDS_BY_HASH_FROM) {
      Arrays.setAll(fold, i -> Math.floorMod(hash[i], FOLDS));
      return fold;
    }
    long[] sorted = hash.clone();
    Arrays.sort(sorted);
    Arrays.setAll(fold, i -> Arrays.binarySearch(sorted, hash[i]) % FOLDS);
    return fold;
  }

  /** FNV-1a of the UTF-8 bytes, its bits mixed so that the remainder uses all of them. */
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  private void conclude(List<Member> pool, LevelFit fit) {
    boolean units = scale.scale() == ScoreScale.UNITS;
    double[] residual = fit.residual();
    if (units && Quantiles.scale(residual, new double[residual.length]) == 0) {
      for (Member member : pool) {
        member.reasonNotTested = "no-spread: more than half of its type have the same value";
      }
      return;
    }
    for (int i = 0; i < pool.size(); i++) {
      Member member = pool.get(i);
      member.expectedScore = member.score - residual[i];
      member.z = fit.z()[i];
      member.tau = Math.sqrt(fit.tau2());
      member.peers = pool.size() - 1;
    }
  }

  /** The members, in the order in which they were added. */
  List<Member> members() {
    return members;
  }

  /**
   * Asks which tested members lie lastingly further ahead than ordinary differences reach; needs
   * the comparison.
   *
   * @param noise of single periods, in natural units of the score
   * @return by member; NaN where not tested
   */
  double[] farAhead(PeriodNoise noise) {
    List<Member> tested = members.stream().filter(m -> m.tested() && m.peers > 0).toList();
    double[] p = new double[members.size()];
    Arrays.fill(p, Double.NaN);
    if (tested.isEmpty()) {
      return p;
    }
    double tau = tested.get(0).tau / unit;
    double[] of =
        LastingExcess.p(
            tested.stream().mapToDouble(m -> (m.score - m.expectedScore) / unit).toArray(),
            tested.stream().mapToDouble(m -> samplingVariance(m) / (unit * unit)).toArray(),
            tau * tau,
            noise.times(1 / (unit * unit)),
            tested.stream().mapToInt(m -> m.pooled.periods()).toArray());
    for (int i = 0, next = 0; i < p.length; i++) {
      if (next < tested.size() && members.get(i) == tested.get(next)) {
        p[i] = of[next++];
      }
    }
    return p;
  }

  /** Without standard errors all noise is that of single periods, which is counted apart. */
  private double samplingVariance(Member member) {
    boolean bare = scale.scale() == ScoreScale.UNITS && Double.isNaN(member.pooled.variance());
    return bare ? 0 : member.variance;
  }

  /** Value that the member showed, in natural units. */
  double observed(Member member) {
    PooledPlace pooled = member.pooled;
    return switch (indicator.measure()) {
      case PROPORTION -> pooled.events() / pooled.exposure();
      case RATE -> pooled.events() / pooled.exposure() * indicator.per();
      case COUNT -> pooled.events();
      case MEAN, VALUE -> pooled.mean();
    };
  }

  /** Value that is expected of a tested member, in natural units. */
  double expected(Member member) {
    double score = scale.turned(member.expectedScore);
    return switch (indicator.measure()) {
      case PROPORTION -> 1 / (1 + Math.exp(-score));
      case RATE -> Math.exp(score) * member.base / member.pooled.exposure() * indicator.per();
      case COUNT -> Math.exp(score) * member.base;
      case MEAN, VALUE -> score;
    };
  }
}
