package org.waymark.experiment;

/** What to do about an experiment. */
public enum Decision {
  DO_NOT_READ("do not read"),
  STOP_HARM("stop: harm"),
  TOO_EARLY("too early"),
  SCALE("scale"),
  STOP_TOO_SMALL("stop: too small"),
  STOP_NO_WORTHWHILE_EFFECT("stop: no worthwhile effect"),
  KEEP_GOING("keep going"),
  WORKS_SIZE_UNSURE("works, size unsure"),
  INCONCLUSIVE("inconclusive");

  private static final double CONFIDENCE_AND_POWER = 1.959963984540054 + 0.8416212335729143;
  private static final double LEAST_P = 0.001;
  private static final double LEAST_GAP = 0.05;
  private static final double MOST_CROSSED = 0.10;
  private static final double USUAL_BOUND = 2.5;

  private final String word;

  Decision(String word) {
    this.word = word;
  }

  /** The word in the tables. */
  public String word() {
    return word;
  }

  /** What is known of the guardrails. */
  public enum Guard {
    SAFE,
    UNKNOWN,
    HARMED
  }

  /**
   * All that a decision needs.
   *
   * @param sampleRatioP always-valid p-value of the sizes of the arms; NaN: unknown
   * @param missingP p-value of the difference in missing outcomes; NaN: unknown
   * @param missingGap that difference
   * @param crossed share of the people who are in two arms
   * @param estimate up is better
   * @param low of the interval that holds at every look; NaN: none yet
   * @param high of that interval; NaN: none yet
   * @param weeks whole weeks since the start
   * @param least people or clusters of the smallest arm with an outcome
   * @param needed people or clusters that each arm needs
   * @param fraction information over what was planned
   * @param ended whether the planned end is over
   */
  public record Known(
      double sampleRatioP,
      double missingP,
      double missingGap,
      double crossed,
      double estimate,
      double low,
      double high,
      double worthwhile,
      Guard guard,
      int weeks,
      int weeksNeeded,
      double least,
      double needed,
      double fraction,
      boolean ended) {}

  /** A decision and what it is because of. */
  public record Because(Decision decision, String reason) {}

  /** The first rule that fits. */
  public static Because of(Known known) {
    if (known.sampleRatioP < LEAST_P) {
      return new Because(DO_NOT_READ, "sample-ratio");
    }
    if (known.missingP < LEAST_P && Math.abs(known.missingGap) >= LEAST_GAP) {
      return new Because(DO_NOT_READ, "missing-outcomes");
    }
    if (known.crossed > MOST_CROSSED) {
      return new Because(DO_NOT_READ, "crossed-arms");
    }
    if (known.high < 0) {
      return new Because(STOP_HARM, "outcome");
    }
    if (known.guard == Guard.HARMED) {
      return new Because(STOP_HARM, "guardrail");
    }
    if (known.weeks < known.weeksNeeded) {
      return new Because(TOO_EARLY, "weeks");
    }
    if (known.least < known.needed) {
      return new Because(TOO_EARLY, "people");
    }
    if (Double.isNaN(known.low) || Double.isNaN(known.high)) {
      return new Because(KEEP_GOING, "no-bound-yet");
    }
    if (known.low > 0 && known.estimate >= known.worthwhile) {
      return new Because(SCALE, known.guard == Guard.UNKNOWN ? "watch-guardrail" : "ok");
    }
    if (known.high < known.worthwhile) {
      return new Because(known.low > 0 ? STOP_TOO_SMALL : STOP_NO_WORTHWHILE_EFFECT, "ok");
    }
    if (known.fraction < 1 && !known.ended) {
      return new Because(KEEP_GOING, "ok");
    }
    return new Because(known.low > 0 ? WORKS_SIZE_UNSURE : INCONCLUSIVE, "ok");
  }

  /**
   * Weeks until more can be said: before the plan until the plan; after it, until the interval is
   * so narrow that it cannot hold both no effect and a worthwhile one.
   *
   * @param perWeek information that a week brings
   * @param bound half the distance of the two bounds; NaN where there are none
   * @return −1 where nobody new arrives
   */
  public static int weeksMore(
      double worthwhile, double fraction, double information, double perWeek, double bound) {
    if (!(perWeek > 0)) {
      return -1;
    }
    double width = fraction < 1 ? CONFIDENCE_AND_POWER : 2 * (bound > 0 ? bound : USUAL_BOUND);
    double target = width / worthwhile * (width / worthwhile);
    return (int) Math.min(10_000, Math.max(0, Math.ceil((target - information) / perWeek)));
  }
}
