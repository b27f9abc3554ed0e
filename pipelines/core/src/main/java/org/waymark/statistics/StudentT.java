package org.waymark.statistics;

/**
 * Student's t for degrees of freedom that need not be whole, matched with the standard normal that
 * is as far out.
 */
public final class StudentT {

  private static final int MOST_STEPS = 200;

  private StudentT() {}

  /**
   * The standard normal that is as far out as {@code t}.
   *
   * @param degreesOfFreedom above 0; infinite: t is the normal itself
   */
  public static double asNormal(double t, double degreesOfFreedom) {
    return Double.isInfinite(degreesOfFreedom) ? t : new StudentTail(degreesOfFreedom).asNormal(t);
  }

  /**
   * The t that is as far out as a standard normal of {@code z}.
   *
   * @param degreesOfFreedom above 0; infinite: z itself
   */
  public static double ofNormal(double z, double degreesOfFreedom) {
    if (Double.isInfinite(degreesOfFreedom) || z == 0) {
      return z;
    }
    StudentTail tail = new StudentTail(degreesOfFreedom);
    double size = Math.abs(z);
    double low = size / 2;
    double high = size * 2;
    while (tail.asNormal(high) < size && high < 1e250) {
      low = high;
      high *= high > 2 ? high : 4;
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      // Where t has heavy tails the ends differ by orders of magnitude.
      double middle = high > 4 * low ? Math.sqrt(low * high) : (low + high) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (tail.asNormal(middle) < size) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.copySign((low + high) / 2, z);
  }

  /** Two-sided p-value of {@code t}. */
  public static double pValue(double t, double degreesOfFreedom) {
    double size = Math.abs(t);
    double tail =
        degreesOfFreedom < StudentTail.MANY
            ? new StudentTail(degreesOfFreedom).upperTail(size)
            : Normal.upperTail(asNormal(size, degreesOfFreedom));
    return Math.min(1, 2 * tail);
  }
}
