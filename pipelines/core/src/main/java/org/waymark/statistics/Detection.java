package org.waymark.statistics;

import java.util.Arrays;

/**
 * What all tests of a mission's report say together: each list is cut so that a known share of it,
 * at most, is expected to be luck (Benjamini–Hochberg over all tests of its kind).
 *
 * <p>Where levels can be told from ordinary differences ({@link NullTails#nearNormal}), every place
 * is asked two questions, whether it moved and whether it is beyond what is expected of it. Its
 * better answer, doubled, stands for it in one Benjamini–Hochberg procedure: the rate holds for the
 * two lists together, and the longer helps the shorter. Elsewhere changes are a list alone.
 *
 * <p>Places far beyond the ordinary spread are a second list with a rate of its own. Where nothing
 * is to be found, two lists are two chances of a false finding. Both are therefore kept only if the
 * tests of all questions together find anything at that rate (Simes 1986). Where they do not, the
 * probability of that family is the least q-value of every test.
 *
 * <p>All arrays are by test, one per place and indicator, in any order; NaN where not tested.
 *
 * @param tier what is said of the place
 * @param qChange false-discovery rate at which the place moved up
 * @param qDown the same of moving down: an audit of the noise model, never a finding
 * @param pLevel probability of a level as far out, see {@link NullTails}
 * @param qLevel false-discovery rate of the level
 * @param qFar false-discovery rate of being far beyond the ordinary spread; of a place that did not
 *     move, among those that did not
 * @param tails the null tails that were fitted
 */
public record Detection(
    Tier[] tier,
    double[] qChange,
    double[] qDown,
    double[] pLevel,
    double[] qLevel,
    double[] qFar,
    NullTails tails) {

  /** Rate of every list. */
  public static final double CHANGE_RATE = 0.10;

  /** Rate at which levels confirm a change where they prove nothing alone. */
  public static final double LEVEL_RATE = 0.05;

  /** How much is known of a place. */
  public enum Tier {
    /** It moved, and is now beyond what is expected of it. */
    CONFIRMED,
    /** It moved. */
    CHANGED,
    /** It is lastingly far beyond the ordinary spread; unmeasured circumstances may explain it. */
    FAR_AHEAD,
    /**
     * It is beyond what is expected of it, and has not moved; said only where lasting differences
     * between places look normal.
     */
    STANDING,
    NONE
  }

  /**
   * Levels of places, by test.
   *
   * @param z see {@link LevelFit#z}
   * @param body see {@link LevelFit#body}: shapes the null tails
   * @param noise share of the variance of z that is sampling error
   * @param peers places that the yardstick comes from, besides the place itself
   */
  public record Levels(double[] z, double[] body, double[] noise, int[] peers) {}

  /**
   * Concludes.
   *
   * @param pChange see {@link ChangeFit#p}
   * @param pDown see {@link ChangeFit#pDown}
   * @param moving see {@link ChangeFit#moving}; their levels do not shape the null tails
   * @param levels how far places are from what is expected of them
   * @param pFar see {@link LastingExcess#p}
   */
  public static Detection of(
      double[] pChange, double[] pDown, boolean[] moving, Levels levels, double[] pFar) {
    double[] z = levels.z();
    int n = z.length;
    double[] body = new double[n];
    for (int i = 0; i < n; i++) {
      body[i] = moving[i] ? Double.NaN : levels.body()[i];
    }
    NullTails tails = NullTails.fit(body, levels.noise());
    double[] pLevel = new double[n];
    for (int i = 0; i < n; i++) {
      pLevel[i] = Double.isNaN(z[i]) ? Double.NaN : tails.beyond(z[i], levels.peers()[i]);
    }
    double[] qChange = FalseDiscovery.qValues(pChange);
    double[] qLevel = FalseDiscovery.qValues(pLevel);
    double[] best = pChange;
    if (tails.nearNormal()) {
      best = new double[n];
      for (int i = 0; i < n; i++) {
        best[i] = twice(leastOf(pChange[i], pLevel[i]));
      }
      qChange = FalseDiscovery.qValuesAmong(twice(pChange), best);
      qLevel = FalseDiscovery.qValuesAmong(twice(pLevel), best);
    }
    double anything = FalseDiscovery.ofAny(best, pFar);
    double least = anything <= CHANGE_RATE ? 0 : anything;
    return concluded(
        atLeast(least, qChange),
        FalseDiscovery.qValues(pDown),
        pLevel,
        atLeast(least, qLevel),
        atLeast(least, ofFar(pFar, qChange)),
        tails);
  }

  private static double[] atLeast(double least, double[] q) {
    return Arrays.stream(q).map(value -> Math.max(value, least)).toArray();
  }

  /**
   * Places that moved are no findings of the ordinary spread, however far they now are: a list that
   * counted them would let the next places in too easily.
   */
  private static double[] ofFar(double[] pFar, double[] qChange) {
    double[] all = FalseDiscovery.qValues(pFar);
    double[] rest = pFar.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] = qChange[i] <= CHANGE_RATE ? Double.NaN : rest[i];
    }
    double[] ofRest = FalseDiscovery.qValues(rest);
    Arrays.setAll(all, i -> Double.isNaN(ofRest[i]) ? all[i] : Math.max(all[i], ofRest[i]));
    return all;
  }

  /** Bonferroni's correction for two questions. */
  private static double twice(double p) {
    return Math.min(1, 2 * p);
  }

  private static double[] twice(double[] p) {
    return Arrays.stream(p).map(Detection::twice).toArray();
  }

  private static double leastOf(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
  }

  private static Detection concluded(
      double[] qChange,
      double[] qDown,
      double[] pLevel,
      double[] qLevel,
      double[] qFar,
      NullTails tails) {
    Tier[] tier = new Tier[qLevel.length];
    Arrays.setAll(tier, i -> tier(qChange[i], qLevel[i], qFar[i], tails.nearNormal()));
    return new Detection(tier, qChange, qDown, pLevel, qLevel, qFar, tails);
  }

  /**
   * The tier of one test from its three q-values; NaN: not tested.
   *
   * @param levelsTell see {@link NullTails#nearNormal}
   */
  public static Tier tier(double qChange, double qLevel, double qFar, boolean levelsTell) {
    boolean level = qLevel <= (levelsTell ? CHANGE_RATE : LEVEL_RATE);
    if (qChange <= CHANGE_RATE) {
      return level ? Tier.CONFIRMED : Tier.CHANGED;
    }
    if (qFar <= CHANGE_RATE) {
      return Tier.FAR_AHEAD;
    }
    return level && levelsTell ? Tier.STANDING : Tier.NONE;
  }

  /** Tests that found a place moving down. */
  public long worse() {
    return Arrays.stream(qDown).filter(q -> q <= CHANGE_RATE).count();
  }
}
