package org.waymark.statistics;

/**
 * How far out a number of events is, told as the standard normal that is as far out, where the
 * logarithm of what is expected (of a share: its log odds) is itself normal around a centre.
 *
 * <p>At least x events of a Poisson mean λ have the probability that a gamma variable of shape x is
 * at most λ; at least x of n with the share p the probability that a beta variable (x, n − x + 1)
 * is at most p. With ln λ or logit p normal, the tail is that of a sum: the logarithm of a gamma
 * variable, less that of another for a share, plus a normal one. Its cumulant function is known,
 * and the tail follows by the saddlepoint approximation of Barndorff-Nielsen (1986), z = r +
 * ln(u/r)/r (Lugannani and Rice 1980). It agrees with binomial, Poisson and integrated tails to
 * 0.01 in z where five or more events are expected; with many events, or a large spread, it is the
 * normal tail of the logarithm. Shapes need not be whole.
 */
final class EventTail {

  /** Of the second gamma variable where there is none: a count, whose sizes have no end. */
  static final double COUNT = Double.POSITIVE_INFINITY;

  private static final double LARGE = 12;
  private static final double NEAR = 0.02;
  private static final double CLOSE = 1e-8;
  private static final int STEPS = 60;

  private EventTail() {}

  /**
   * The z with Φ(−z) = P(ln G(a) − ln G(b) + √variance · U ≤ centre).
   *
   * @param a shape of the events, above 0: x for "at least x", x + 1 for "more than x", x + ½ for
   *     the mean of both
   * @param b shape of the others, above 0: n + 1 − a; {@link #COUNT} where events are not out of
   *     anything
   * @param centre logarithm of the expected events, of a share its log odds
   * @param variance of that logarithm
   */
  static double z(double a, double b, double centre, double variance) {
    double sd = Math.sqrt(trigamma(a) + trigamma(b) + variance);
    double w = (centre - digamma(a) + digamma(b)) / sd;
    if (Math.abs(w) < NEAR) {
      double skew = (tetragamma(a) - tetragamma(b)) / (sd * sd * sd);
      return -(w - skew / 6 * (w * w - 1));
    }
    double t = saddle(a, b, centre, variance);
    double exponent = t * centre - grown(a, t) - grown(b, -t) - variance * t * t / 2;
    double r = Math.copySign(Math.sqrt(2 * Math.max(exponent, 0)), t);
    double u = t * Math.sqrt(trigamma(a + t) + trigamma(b - t) + variance);
    return -(r + Math.log(u / r) / r);
  }

  /** Where ψ(a + t) − ψ(b − t) + variance · t = centre. */
  private static double saddle(double a, double b, double centre, double variance) {
    boolean count = b == COUNT;
    double all = a + b;
    // On the logarithm of the shapes' ratio the equation is nearly a line. The root lies between
    // t = 0 and where it would be without variance.
    double start = count ? Math.log(a) : Math.log(a / b);
    double free = count ? Math.log(Math.exp(centre) + 0.5) : centre;
    double low = Math.min(start, free) - 1;
    double high = Math.max(start, free) + 1;
    double at = variance == 0 ? free : start + (free - start) / (1 + variance * shrink(a, b));
    double t = 0;
    boolean close = false;
    for (int step = 0; step < STEPS; step++) {
      double s = count ? Math.exp(at) : all / (1 + Math.exp(-at));
      t = s - a;
      if (close) {
        break;
      }
      double rest = count ? COUNT : all / (1 + Math.exp(at));
      double off = digamma(s) - digamma(rest) + variance * t - centre;
      if (off > 0) {
        high = at;
      } else {
        low = at;
      }
      double slope = (trigamma(s) + trigamma(rest) + variance) * (count ? s : s * (rest / all));
      double next = at - off / slope;
      close = Math.abs(next - at) < CLOSE; // Newton's last step squares what is left
      at = close || (next > low && next < high) ? next : (low + high) / 2;
    }
    return t;
  }

  private static double shrink(double a, double b) {
    return b == COUNT ? a : 1 / (1 / a + 1 / b);
  }

  /** ln Γ(shape + t) − ln Γ(shape); 0 where there is no such variable. */
  private static double grown(double shape, double t) {
    if (shape == COUNT) {
      return 0;
    }
    double from = shape;
    double to = shape + t;
    double product = 1;
    while (from < LARGE || to < LARGE) {
      product *= to / from;
      from++;
      to++;
    }
    double ratio = (from - 0.5) * Math.log1p(t / from) + t * Math.log(to) - t;
    return ratio + stirling(to) - stirling(from) - Math.log(product);
  }

  private static double stirling(double x) {
    double square = 1 / (x * x);
    return (1.0 / 12 - square * (1.0 / 360 - square / 1260)) / x;
  }

  /** ψ, the mean of ln G; 0 where there is no such variable. */
  static double digamma(double shape) {
    if (shape == COUNT) {
      return 0;
    }
    double x = shape;
    double sum = 0;
    while (x < LARGE) {
      sum -= 1 / x;
      x++;
    }
    double square = 1 / (x * x);
    return sum + Math.log(x) - 0.5 / x - square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
  }

  /** ψ′, the variance of ln G. */
  static double trigamma(double shape) {
    if (shape == COUNT) {
      return 0;
    }
    double x = shape;
    double sum = 0;
    while (x < LARGE) {
      sum += 1 / (x * x);
      x++;
    }
    double one = 1 / x;
    double square = one * one;
    return sum
        + one * (1 + one * (0.5 + one * (1.0 / 6 - square * (1.0 / 30 - square * (1.0 / 42)))));
  }

  /** ψ″, the third cumulant of ln G; below 0. */
  static double tetragamma(double shape) {
    if (shape == COUNT) {
      return 0;
    }
    double x = shape;
    double sum = 0;
    while (x < LARGE) {
      sum -= 2 / (x * x * x);
      x++;
    }
    double one = 1 / x;
    double square = one * one;
    return sum - square * (1 + one * (1 + one * (0.5 - square * (1.0 / 6 - square / 6))));
  }
}
