package org.waymark.bench.detectors;

/**
 * How a simulated world is made. {@link #base} is the ordinary case; every other setting departs
 * from it by what its name says.
 *
 * @param name as the page calls it
 * @param measure what is measured
 * @param places number of places
 * @param indicators number of indicators
 * @param periods number of periods
 * @param events events per period that are expected of the smallest and the largest place
 * @param hidden shape of the lasting advantage that nobody measured
 * @param spread its deviation
 * @param rho correlation of period noise in neighbouring periods
 * @param confounding how the three covariates, and one that nobody measured, act on the level
 * @param deviants who is planted
 * @param noise whether places are equally restless
 * @param season whether scores follow the calendar
 * @param missing share of cells without a value
 * @param lower whether lower is better
 */
public record Setting(
    String name,
    Measure measure,
    int places,
    int indicators,
    int periods,
    Range events,
    Hidden hidden,
    double spread,
    double rho,
    Confounding confounding,
    Deviants deviants,
    Noise noise,
    Season season,
    double missing,
    boolean lower) {

  /** From the least to the most, uniform on the logarithm. */
  public record Range(double least, double most) {}

  /** What is measured. */
  public enum Measure {
    COUNT,
    PROPORTION,
    MEAN
  }

  /** Shape of hidden advantages, all of mean 0. */
  public enum Hidden {
    NONE,
    NORMAL,
    /** Student's t with 8 degrees of freedom. */
    NEARLY_NORMAL,
    /** Gamma of shape 8. */
    A_LITTLE_SKEWED,
    /** Student's t with 4 degrees of freedom. */
    HEAVY,
    /** Gamma of shape 2, its long tail on the good side. */
    SKEWED,
    /** The exponential of a normal of deviation 0.8. */
    LOGNORMAL
  }

  /** How circumstances act on the level. */
  public enum Confounding {
    LINEAR,
    QUADRATIC,
    /** Linear, and a fourth circumstance as strong as the others is not measured. */
    HIDDEN,
    /** Linear, and each slope (deviation 0.15) changes evenly, by a deviation of 0.05 in all. */
    DRIFTING
  }

  /** When a planted effect acts. */
  public enum Onset {
    /** A third always, a third from the middle, a third in the last three periods. */
    MIXED,
    ALWAYS,
    MIDDLE,
    LAST_THREE,
    /** Grows evenly from the middle to the end. */
    RAMP,
    /** One period among the last six. */
    SPIKE
  }

  /** Whether places are equally restless. */
  public enum Noise {
    EQUAL,
    /** Deviations differ by a factor exp(0.6·x), x standard normal. */
    BY_PLACE,
    /** Half of the variance is common to five neighbouring indicators of a place. */
    SHARED
  }

  /** Whether scores follow the calendar, by a wave of twelve periods. */
  public enum Season {
    NONE,
    /** Amplitude 0.10, the same for all places of an indicator. */
    COMMON,
    /** Amplitude 0.05 × |x|, x standard normal, and a phase of each place's own. */
    BY_PLACE
  }

  /**
   * Who is planted.
   *
   * @param share of the cells place × indicator
   * @param effect ratio (of odds, for proportions; its logarithm is the difference, for means)
   * @param onset when it acts
   * @param negative share of cells that are planted the other way; never counted as right
   * @param related true where a deviant place is one on five neighbouring indicators at once
   */
  public record Deviants(
      double share, double effect, Onset onset, double negative, boolean related) {}

  /** 150 places × 40 counts × 24 periods, 5% deviants of +50%. */
  public static Setting base(String name) {
    return new Setting(
        name,
        Measure.COUNT,
        150,
        40,
        24,
        new Range(5, 2000),
        Hidden.NORMAL,
        0.08,
        0.4,
        Confounding.LINEAR,
        new Deviants(0.05, 1.5, Onset.MIXED, 0, false),
        Noise.EQUAL,
        Season.NONE,
        0,
        false);
  }

  Setting measuring(Measure other) {
    return new Setting(
        name,
        other,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        rho,
        confounding,
        deviants,
        noise,
        season,
        missing,
        lower);
  }

  Setting sized(int places, int indicators, int periods) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        rho,
        confounding,
        deviants,
        noise,
        season,
        missing,
        lower);
  }

  Setting expecting(double least, double most) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        new Range(least, most),
        hidden,
        spread,
        rho,
        confounding,
        deviants,
        noise,
        season,
        missing,
        lower);
  }

  Setting hiding(Hidden other) {
    return hiding(other, spread);
  }

  Setting hiding(Hidden other, double spread) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        other,
        spread,
        rho,
        confounding,
        deviants,
        noise,
        season,
        missing,
        lower);
  }

  Setting correlated(double other) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        other,
        confounding,
        deviants,
        noise,
        season,
        missing,
        lower);
  }

  Setting confounded(Confounding other) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        rho,
        other,
        deviants,
        noise,
        season,
        missing,
        lower);
  }

  Setting planting(Deviants other) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        rho,
        confounding,
        other,
        noise,
        season,
        missing,
        lower);
  }

  Setting share(double share) {
    return planting(
        new Deviants(share, deviants.effect, deviants.onset, deviants.negative, deviants.related));
  }

  Setting effect(double effect) {
    return planting(
        new Deviants(deviants.share, effect, deviants.onset, deviants.negative, deviants.related));
  }

  Setting starting(Onset onset) {
    return planting(
        new Deviants(deviants.share, deviants.effect, onset, deviants.negative, deviants.related));
  }

  Setting noisy(Noise other) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        rho,
        confounding,
        deviants,
        other,
        season,
        missing,
        lower);
  }

  Setting seasonal(Season other) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        rho,
        confounding,
        deviants,
        noise,
        other,
        missing,
        lower);
  }

  Setting missing(double other) {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        rho,
        confounding,
        deviants,
        noise,
        season,
        other,
        lower);
  }

  /** The same world turned round: what is planted lowers the measure, and lower is better. */
  Setting turned() {
    return new Setting(
        name,
        measure,
        places,
        indicators,
        periods,
        events,
        hidden,
        spread,
        rho,
        confounding,
        deviants,
        noise,
        season,
        missing,
        !lower);
  }

  /**
   * The same turned round among places that are larger by the planted effect: the events of a
   * planted place fall to what an ordinary one had before, so as many are left to tell it by.
   */
  Setting turnedWithAsManyEvents() {
    return expecting(events.least * deviants.effect, events.most * deviants.effect).turned();
  }

  /** −1 where lower is better, else 1. */
  int sign() {
    return lower ? -1 : 1;
  }

  /** Tests that a world of this setting holds. */
  public int tests() {
    return places * indicators;
  }
}
