package org.waymark.deviance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.statistics.Interval;
import org.waymark.statistics.LastingExcess;
import org.waymark.statistics.LevelFit;
import org.waymark.statistics.LevelScores;
import org.waymark.statistics.PeriodNoise;
import org.waymark.statistics.Quantiles;

/**
 * The places of one type that are compared on one indicator: their scores, their expectations, and
 * the reasons of those that could not be compared.
 *
 * <p>Scores are {@link LevelScores}: of rates and counts by the E events that the pooled rate of
 * the group would give, per unit of the denominator, or for counts per period and unit of the
 * exposure that the indicator names. A count without one is not compared: it is larger where more
 * people are. Means and values in units. Where these come with standard errors the variance is that
 * of their mean. Where they do not, all noise is period noise: the scatter of the place's own
 * periods, drawn half way to the median scatter of the group because a handful of periods tells
 * little of it.
 *
 * <p>Expectation: without covariates the median of the group; with covariates Huber weighted least
 * squares on [1, X, X²] of the standardised covariates, linear only under 30 places, cross-fitted
 * in 5 folds by a stable hash of the place id (under 50 places by the rank of that hash, so that no
 * fold is large by chance).
 */
final class PeerGroup {

  static final int LEAST_PEERS = 8;
  static final double LEAST_EVENTS = 10;

  /** Of a count that names no exposure. */
  static final String NO_EXPOSURE =
      "no-exposure: counts of places of unequal size cannot be compared; add `exposure`, the"
          + " covariate that is their size, or measure a `rate`";

  private static final int FOLDS = 5;
  private static final int QUADRATIC_FROM = 30;
  private static final int FOLDS_BY_HASH_FROM = 50;
  private static final int PLACES_PER_COLUMN = 3;

  /** Spread to which scores in units are brought, so that the same solver serves every scale. */
  private static final double UNIT_SPREAD = Math.sqrt(0.02);

  private final Indicator indicator;
  private final AlignedScale scale;
  private double unit = 1;
  private int columns = 1;
  private Optional<LevelFit> fit = Optional.empty();
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
    double body;
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
      if (member.tested()) {
        member.reasonNotTested = reasonNotComparable(member.place);
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
    conclude(pool, fit(pool));
  }

  private String reasonNotComparable(Place place) {
    if (indicator.measure() == Measure.COUNT) {
      if (indicator.exposure().isEmpty()) {
        return NO_EXPOSURE;
      }
      String exposure = indicator.exposure().get();
      if (!(place.covariate(exposure).orElse(Double.NaN) > 0)) {
        return "no-exposure: " + exposure + " is not known of the place";
      }
    }
    for (String covariate : indicator.expectFrom()) {
      if (place.covariate(covariate).isEmpty()) {
        return "no-covariate: " + covariate;
      }
    }
    return "";
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
      case PROPORTION -> requireShares(pool);
      case RATE, COUNT -> expectEvents(pool);
      case MEAN, VALUE -> scoreUnits(pool);
    }
  }

  private double share(List<Member> pool) {
    double events = 0;
    double outOf = 0;
    for (Member member : pool) {
      events += member.pooled.events();
      outOf += outOf(member);
    }
    return events / outOf;
  }

  /** What the events of a member come from: of a count its periods times its exposure. */
  private double outOf(Member member) {
    double size =
        indicator.measure() == Measure.COUNT
            ? indicator.exposure().map(e -> member.place.covariate(e).orElseThrow()).orElse(1.0)
            : 1;
    return member.pooled.exposure() * size;
  }

  private void requireShares(List<Member> pool) {
    double share = share(pool);
    for (Member member : pool) {
      requireEvents(member, member.pooled.exposure() * Math.min(share, 1 - share));
    }
  }

  private void expectEvents(List<Member> pool) {
    double rate = share(pool);
    for (Member member : pool) {
      member.base = outOf(member) * rate;
      requireEvents(member, member.base);
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

  private LevelFit fit(List<Member> pool) {
    if (scale.scale() == ScoreScale.UNITS) {
      unit = spread(pool.stream().mapToDouble(m -> m.score).toArray()) / UNIT_SPREAD;
    }
    LevelScores scores = scores(pool);
    if (scale.scale() != ScoreScale.UNITS) {
      for (int i = 0; i < pool.size(); i++) {
        pool.get(i).score = scores.score()[i];
        pool.get(i).variance = scores.variance()[i];
      }
    }
    columns = 1;
    if (indicator.expectFrom().isEmpty()) {
      return LevelFit.fromMedian(scores);
    }
    columns = columns(pool.size(), indicator.expectFrom().size(), true);
    return LevelFit.crossFitted(scores, design(pool, columns), columns, folds(pool), FOLDS);
  }

  /** Scores of some members; of units, in those of {@link #UNIT_SPREAD}. */
  private LevelScores scores(List<Member> pool) {
    double[] events = pool.stream().mapToDouble(m -> m.pooled.events()).toArray();
    return switch (indicator.measure()) {
      case PROPORTION ->
          LevelScores.ofShares(
              events, pool.stream().mapToDouble(m -> m.pooled.exposure()).toArray(), scale.sign());
      case RATE, COUNT ->
          LevelScores.ofEvents(
              events, pool.stream().mapToDouble(m -> m.base).toArray(), scale.sign());
      case MEAN, VALUE ->
          LevelScores.ofValues(
              pool.stream().mapToDouble(m -> m.score / unit).toArray(),
              pool.stream().mapToDouble(m -> m.variance / (unit * unit)).toArray());
    };
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
    double[][] of = Circumstances.of(indicator, pool.stream().map(m -> m.place).toList()).of();
    for (int c = 0; c < covariates; c++) {
      for (int i = 0; i < n; i++) {
        double standard = of[c][i];
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
    double[] residual = Arrays.stream(fit.residual()).map(r -> r * unit).toArray();
    if (units && Quantiles.scale(residual, new double[residual.length]) == 0) {
      for (Member member : pool) {
        member.reasonNotTested = "no-spread: more than half of its type have the same value";
      }
      return;
    }
    this.fit = Optional.of(fit);
    for (int i = 0; i < pool.size(); i++) {
      Member member = pool.get(i);
      member.expectedScore = member.score - residual[i];
      member.z = fit.z()[i];
      member.body = fit.body()[i];
      member.tau = Math.sqrt(fit.tau2()) * unit;
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
    if (tested.isEmpty() || fit.isEmpty()) {
      return p;
    }
    LevelScores scores =
        scale.scale() == ScoreScale.UNITS
            ? LevelScores.ofValues(
                tested.stream().mapToDouble(m -> m.score / unit).toArray(),
                tested.stream().mapToDouble(m -> samplingVariance(m) / (unit * unit)).toArray())
            : scores(tested);
    double[] of =
        LastingExcess.p(
            scores,
            fit.get(),
            noise.times(1 / (unit * unit)),
            tested.stream().mapToInt(m -> m.pooled.periods()).toArray(),
            columns);
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

  /** The 95% interval of that value by itself; of values in units only where it was tested. */
  Interval interval(Member member) {
    PooledPlace pooled = member.pooled;
    return switch (indicator.measure()) {
      case PROPORTION, RATE, COUNT ->
          ValueInterval.ofEvents(
              indicator,
              pooled.events(),
              pooled.denominator() > 0 ? pooled.denominator() : pooled.exposure());
      case MEAN, VALUE ->
          member.tested()
              ? ValueInterval.around(pooled.mean(), Math.sqrt(member.variance))
              : ValueInterval.NONE;
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
