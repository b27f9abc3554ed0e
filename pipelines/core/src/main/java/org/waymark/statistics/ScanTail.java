package org.waymark.statistics;

/**
 * How probable it is that the largest of a row of correlated standard normals reaches a level: the
 * chance that the first does, plus the expected number of later up-crossings,
 *
 * <p>p = Φ(−c) + Σ 2·T(c, aₛ), aₛ = √((1 − r)/(1 + r)),
 *
 * <p>T {@link OwensT Owen's function}, r the correlation of neighbours; a bound from above, close
 * where p is small.
 *
 * <p>T(c, ·) is expanded once about the middle m of the roots; the sum over neighbours then needs
 * no more than the power sums of aₛ − m, which are found once, as far as they are needed, and serve
 * every level.
 */
public final class ScanTail {

  private static final double CLOSEST = 0.999999;
  private static final double FURTHEST = -0.999;

  /** Middles up to here are reached from zero by the same expansion. */
  private static final double NEAR_ZERO = 0.5;

  private static final double NEGLIGIBLE = 1e-11;

  /** Terms after which the functions are summed one by one. */
  private static final int TERMS = 60;

  private static final double[] RECIPROCAL = new double[TERMS + 2];

  static {
    for (int k = 1; k < RECIPROCAL.length; k++) {
      RECIPROCAL[k] = 1.0 / k;
    }
  }

  private final double[] root;
  private final double[] apart;
  private final double[] power;
  private final double[] powerSum = new double[TERMS + 1];
  private int count;
  private int known;
  private double middle;
  private double reach;

  /** Room for up to {@code capacity} correlations. */
  public ScanTail(int capacity) {
    root = new double[capacity];
    apart = new double[capacity];
    power = new double[capacity];
  }

  /** Takes on the correlations {@code r[from … from + count - 1]}, cut to −0.999 … 0.999999. */
  public void correlations(double[] r, int from, int count) {
    this.count = count;
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int i = 0; i < count; i++) {
      double between = r[from + i];
      between = between > CLOSEST ? CLOSEST : between < FURTHEST ? FURTHEST : between;
      double a = Math.sqrt((1 - between) / (1 + between));
      root[i] = a;
      low = a < low ? a : low;
      high = a > high ? a : high;
    }
    middle = (low + high) / 2;
    reach = (high - low) / 2;
    for (int i = 0; i < count; i++) {
      apart[i] = root[i] - middle;
      power[i] = 1;
    }
    known = 1;
  }

  /** Probability that the largest reaches {@code c}, at most 1. */
  public double reaching(double c) {
    double p = Normal.upperTail(c);
    return count == 0 ? p : Math.min(1, p + 2 * sumOfT(c));
  }

  /**
   * With u = x − m, 2π·exp(c²/2)·T(c, m + u) is the integral of E(u)/D(u), E = exp(−c²(m + u)²/2),
   * D = 1 + (m + u)². Their coefficients obey (k + 1)·e[k+1] = −c²(m·e[k] + e[k−1]) and (1 +
   * m²)·q[k] = e[k] − 2m·q[k−1] − q[k−2].
   */
  private double sumOfT(double c) {
    double square = c * c;
    double inverse = 1 / (1 + middle * middle);
    double e = Math.exp(-square * middle * middle / 2);
    double eBefore = 0;
    double q = 0;
    double qBefore = 0;
    boolean fromZero = middle <= NEAR_ZERO;
    double toMiddle = 0;
    double downPower = -middle;
    double spread = 0;
    double reachPower = reach;
    boolean small = false;
    for (int k = 0; k < TERMS; k++) {
      double next = (e - 2 * middle * q - qBefore) * inverse;
      qBefore = q;
      q = next;
      double part = q * RECIPROCAL[k + 1];
      toMiddle -= fromZero ? part * downPower : 0;
      double bound = Math.abs(part) * reachPower;
      double sofar = Math.abs(toMiddle + spread / count);
      if (bound > NEGLIGIBLE * sofar) {
        spread += part * powerSum(k + 1);
      }
      boolean smallNow =
          bound <= NEGLIGIBLE * sofar
              && (!fromZero || Math.abs(part * downPower) <= NEGLIGIBLE * sofar);
      if (small && smallNow) {
        double scale = Math.exp(-square / 2) / (2 * Math.PI);
        double atMiddle = fromZero ? scale * toMiddle : OwensT.of(c, middle);
        return count * atMiddle + scale * spread;
      }
      small = smallNow;
      reachPower *= reach;
      downPower *= -middle;
      double eNext = -square * (middle * e + eBefore) * RECIPROCAL[k + 1];
      eBefore = e;
      e = eNext;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += OwensT.of(c, root[i]);
    }
    return sum;
  }

  /** Σ (aₛ − m)ᵏ. */
  private double powerSum(int k) {
    while (known <= k) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        double next = power[i] * apart[i];
        power[i] = next;
        sum += next;
      }
      powerSum[known++] = sum;
    }
    return powerSum[k];
  }
}
