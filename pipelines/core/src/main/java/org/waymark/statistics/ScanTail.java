package org.waymark.statistics;

/**
 * How probable it is that the largest of a row of correlated standard normals reaches a level: the
 * chance that the first does, plus the expected number of later up-crossings,
 *
 * <p>p = Φ(−c) + Σ 2·T(c, √((1 − r)/(1 + r))),
 *
 * <p>T {@link OwensT Owen's function}, r the correlation of neighbours; a bound from above, close
 * where p is small.
 *
 * <p>The sum over the neighbours is one power series in c whose coefficients are sums of odd powers
 * of the roots: they are found once, as far as they are needed, and serve every level.
 */
public final class ScanTail {

  private static final double CLOSEST = 0.999999;
  private static final double FURTHEST = -0.999;

  /** Roots up to here go into the series, the others one by one. */
  private static final double SERIES_ROOT = 0.85;

  /** Levels up to here lose less than half of the digits to alternating signs. */
  private static final double SERIES_LEVEL = 6;

  private static final double NEGLIGIBLE = 1e-14;
  private static final int TERMS = 160;

  private final double[] root;
  private final double[] power;
  private final double[] square;
  private final double[] powerSum = new double[TERMS];
  private final double[] wide;
  private int near;
  private int far;
  private int known;

  /** Room for up to {@code capacity} correlations. */
  public ScanTail(int capacity) {
    root = new double[capacity];
    power = new double[capacity];
    square = new double[capacity];
    wide = new double[capacity];
  }

  /** Takes on the correlations {@code r[from … from + count - 1]}; −0.999 to 0.999999 count. */
  public void correlations(double[] r, int from, int count) {
    near = 0;
    far = 0;
    known = 0;
    for (int i = from; i < from + count; i++) {
      double between = Math.min(Math.max(r[i], FURTHEST), CLOSEST);
      double ratio = (1 - between) / (1 + between);
      double a = Math.sqrt(ratio);
      if (a <= SERIES_ROOT) {
        root[near] = a;
        power[near] = a;
        square[near] = ratio;
        near++;
      } else {
        wide[far++] = a;
      }
    }
  }

  /** Probability that the largest reaches {@code c}, at most 1. */
  public double reaching(double c) {
    double p = Normal.upperTail(c);
    if (near > 0) {
      p += Math.abs(c) <= SERIES_LEVEL ? series(c) : oneByOne(c, root, near);
    }
    if (p < 1 && far > 0) {
      p += oneByOne(c, wide, far);
    }
    return Math.min(1, p);
  }

  private static double oneByOne(double c, double[] roots, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += OwensT.of(c, roots[i]);
    }
    return 2 * sum;
  }

  /** 2ΣT = exp(−c²/2)/π Σⱼ (−1)ʲ Sⱼ mⱼ, Sⱼ = Σᵢ≤ⱼ (c²/2)ⁱ/i!, mⱼ = Σₛ aₛ²ʲ⁺¹/(2j + 1). */
  private double series(double c) {
    double half = c * c / 2;
    double part = 1;
    double parts = 1;
    double sum = 0;
    for (int j = 0; j < TERMS; j++) {
      if (j == known) {
        powerSum[j] = nextPowers() / (2 * j + 1);
        known++;
      }
      double term = parts * powerSum[j];
      sum += (j & 1) == 0 ? term : -term;
      if (term <= NEGLIGIBLE * sum) {
        break;
      }
      part *= half / (j + 1);
      parts += part;
    }
    return Math.exp(-half) * sum / Math.PI;
  }

  private double nextPowers() {
    double sum = 0;
    for (int i = 0; i < near; i++) {
      double a = power[i];
      sum += a;
      power[i] = a * square[i];
    }
    return sum;
  }
}
