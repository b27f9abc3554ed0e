package org.waymark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far out places lie that nothing sets apart.
 *
 * <p>Where lasting differences between places look normal, and there are values enough to tell, a
 * level is judged by Student's t: the yardstick of one indicator is itself estimated, from places
 * that are worth about 0.4 degrees of freedom each. Where they do not, or nobody can tell, several
 * shapes are held against each place and the one that makes it least remarkable counts: the
 * standard normal, a normal of free centre and spread and, where the places speak against a normal,
 * a heavy-tailed, a skewed one, and one that is both, each fitted to the body of all places that do
 * not move. Such a level may confirm a change; alone it proves nothing, because the tail of hidden
 * advantages reaches as far as deviants do.
 *
 * <p>The body of a few hundred places says next to nothing of how heavy a tail is: between a normal
 * tail and the heaviest the logarithm of its likelihood differs by a tenth, and p at z = 4 by a
 * factor of a thousand. A shape that is fitted there without need would be drawn by chance.
 *
 * @param shapes a normal and, where there is need of them, heavy, skewed, both; empty where
 *     Student's t is used, and where there are too few values to fit any: standard normal only
 * @param nearNormal true where levels can be told from ordinary differences
 */
public record NullTails(List<TukeyShape> shapes, boolean nearNormal) {

  /** Values that a shape is fitted to, at least. */
  public static final int LEAST_BODY = 30;

  /** Values of little noise that can tell whether differences are normal, at least. */
  public static final int LEAST_TO_TELL = 600;

  /** Gain in log-likelihood from which a shape is preferred to the normal. */
  private static final double DEPARTURE = 3;

  /** Share of the values that is looked at for their shape: those with the least noise. */
  private static final double CLEAR = 0.5;

  /** Degrees of freedom per place of a yardstick that is not the standard deviation. */
  private static final double DEGREES_PER_PEER = 0.4;

  /** Copies what it is given. */
  public NullTails {
    shapes = List.copyOf(shapes);
  }

  /**
   * Fits the shapes, and tells whether there is need of any.
   *
   * @param body standardised residuals of places that do not move, in any order; NaN is left out
   * @param noise share of the variance of each that is sampling error: noise is normal and hides
   *     the shape of what it is added to
   */
  public static NullTails fit(double[] body, double[] noise) {
    double[] sorted = sorted(body);
    double[] clear = clear(body, noise);
    boolean many = clear.length >= LEAST_TO_TELL && clear[0] < clear[clear.length - 1];
    boolean departs = many && TukeyShape.departure(clear) >= DEPARTURE;
    if (many && !departs) {
      return new NullTails(List.of(), true);
    }
    List<TukeyShape> shapes = new ArrayList<>();
    if (canBeFitted(sorted)) {
      shapes.add(TukeyShape.fitNormal(sorted));
      if (departs || TukeyShape.departure(sorted) >= DEPARTURE) {
        addShapes(sorted, shapes);
      }
    }
    return new NullTails(shapes, false);
  }

  /**
   * The standard normal, heavy, skewed and both, whether there is need of them or not: a rule to
   * compare with.
   *
   * @param body as of {@link #fit}
   */
  public static NullTails ofAllShapes(double[] body) {
    double[] sorted = sorted(body);
    List<TukeyShape> shapes = new ArrayList<>();
    if (canBeFitted(sorted)) {
      addShapes(sorted, shapes);
    }
    return new NullTails(shapes, false);
  }

  private static double[] sorted(double[] body) {
    return Arrays.stream(body).filter(z -> !Double.isNaN(z)).sorted().toArray();
  }

  private static boolean canBeFitted(double[] sorted) {
    return sorted.length >= LEAST_BODY && sorted[0] < sorted[sorted.length - 1];
  }

  private static void addShapes(double[] sorted, List<TukeyShape> shapes) {
    for (TukeyShape.Kind kind : TukeyShape.Kind.values()) {
      shapes.add(TukeyShape.fitBody(sorted, kind));
    }
  }

  /** The half with the least noise, ascending. */
  private static double[] clear(double[] body, double[] noise) {
    double[] shares = new double[body.length];
    int count = 0;
    for (int i = 0; i < body.length; i++) {
      if (!Double.isNaN(body[i])) {
        shares[count++] = noise[i];
      }
    }
    if (count == 0) {
      return new double[0];
    }
    double limit = Quantiles.quantile(shares, count, CLEAR);
    double[] kept = new double[count];
    int found = 0;
    for (int i = 0; i < body.length; i++) {
      if (!Double.isNaN(body[i]) && noise[i] <= limit) {
        kept[found++] = body[i];
      }
    }
    kept = Arrays.copyOf(kept, found);
    Arrays.sort(kept);
    return kept;
  }

  /**
   * Probability of lying beyond {@code z} among so many peers.
   *
   * @param peers places that the indicator's yardstick comes from, besides this one
   */
  public double beyond(double z, int peers) {
    if (!nearNormal) {
      return beyondAll(z);
    }
    return Normal.upperTail(new StudentTail(Math.max(1, DEGREES_PER_PEER * peers)).asNormal(z));
  }

  /** Largest of the probabilities of lying beyond {@code z}. */
  double beyondAll(double z) {
    double p = Normal.upperTail(z);
    for (TukeyShape shape : shapes) {
      p = Math.max(p, Normal.upperTail(shape.asNormal(z)));
    }
    return p;
  }
}
