package org.waymark.statistics;

import java.util.Arrays;

/**
 * What all tests of a mission's report say together: each list is cut so that a known share of it,
 * at most, is expected to be luck (Benjamini–Hochberg over all tests of its kind).
 *
 * <p>All arrays are by test, one per place and indicator, in any order; NaN where not tested.
 *
 * @param tier what is said of the place
 * @param qChange false-discovery rate at which the place moved up
 * @param qDown the same of moving down: an audit of the noise model, never a finding
 * @param pLevel probability of a level as far out, the largest under four null tails
 * @param qLevel false-discovery rate of the level
 * @param qFar false-discovery rate of being far beyond the ordinary spread
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

  /** Rate of the lists of places that moved, up or down, and of those far ahead. */
  public static final double CHANGE_RATE = 0.10;

  /** Rate of the list of places beyond what is expected of them. */
  public static final double LEVEL_RATE = 0.05;

  /** How much is known of a place. */
  public enum Tier {
    /** It moved, and is now beyond what is expected of it. */
    CONFIRMED,
    /** It moved. */
    CHANGED,
    /** It is lastingly far beyond the ordinary spread; unmeasured circumstances may explain it. */
    FAR_AHEAD,
    /** It is beyond what is expected of it, and has not moved. */
    STANDING,
    NONE
  }

  /**
   * Concludes.
   *
   * @param pChange see {@link ChangeFit#p}
   * @param pDown see {@link ChangeFit#pDown}
   * @param moving see {@link ChangeFit#moving}; their levels do not shape the null tails
   * @param z see {@link LevelFit#z}, turned so that up is good
   * @param pFar see {@link LastingExcess#p}
   */
  public static Detection of(
      double[] pChange, double[] pDown, boolean[] moving, double[] z, double[] pFar) {
    int n = z.length;
    double[] body = new double[n];
    for (int i = 0; i < n; i++) {
      body[i] = moving[i] ? Double.NaN : z[i];
    }
    NullTails tails = NullTails.fit(body);
    double[] pLevel = new double[n];
    for (int i = 0; i < n; i++) {
      pLevel[i] = Double.isNaN(z[i]) ? Double.NaN : tails.beyond(z[i]);
    }
    double[] qChange = FalseDiscovery.qValues(pChange);
    double[] qLevel = FalseDiscovery.qValues(pLevel);
    double[] qFar = FalseDiscovery.qValues(pFar);
    Tier[] tier = new Tier[n];
    Arrays.setAll(tier, i -> tier(qChange[i], qLevel[i], qFar[i]));
    return new Detection(tier, qChange, FalseDiscovery.qValues(pDown), pLevel, qLevel, qFar, tails);
  }

  /** The tier of one test from its three q-values; NaN: not tested. */
  public static Tier tier(double qChange, double qLevel, double qFar) {
    boolean level = qLevel <= LEVEL_RATE;
    if (qChange <= CHANGE_RATE) {
      return level ? Tier.CONFIRMED : Tier.CHANGED;
    }
    if (qFar <= CHANGE_RATE) {
      return Tier.FAR_AHEAD;
    }
    return level ? Tier.STANDING : Tier.NONE;
  }

  /** Tests that found a place moving down. */
  public long worse() {
    return Arrays.stream(qDown).filter(q -> q <= CHANGE_RATE).count();
  }
}
