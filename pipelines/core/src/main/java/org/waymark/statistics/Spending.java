package org.waymark.statistics;

/**
 * How much of a false-alarm rate may be spent by a time, so that a test may be looked at often (Lan
 * and DeMets 1983).
 *
 * <p>Time is information over planned information. {@link #openEnded} keeps a fifth of the rate for
 * looks after the plan: the promise holds however long a test goes on.
 */
public enum Spending {

  /** Little at first, most near the plan; after the shape of O'Brien and Fleming (1979). */
  LATE {
    @Override
    public double by(double alpha, double time) {
      return time > 0 ? 2 * Normal.upperTail(Normal.beyond(alpha / 2) / Math.sqrt(time)) : 0;
    }
  },

  /** About as much at every look; after the shape of Pocock (1977). */
  EVEN {
    @Override
    public double by(double alpha, double time) {
      return alpha * StrictMath.log1p((Math.E - 1) * time);
    }
  };

  /** Share of the rate that is kept for looks after the plan. */
  public static final double RESERVE = 0.2;

  /**
   * Spent by a time up to the plan.
   *
   * @param alpha one-sided rate in all
   * @param time from 0 to 1
   */
  public abstract double by(double alpha, double time);

  /**
   * Spent by any time: 1 − {@link #RESERVE} of the rate by the plan, all of it only at the end of
   * time.
   */
  public double openEnded(double alpha, double time) {
    return time <= 1 ? by(alpha * (1 - RESERVE), time) : alpha * (1 - RESERVE / time);
  }
}
