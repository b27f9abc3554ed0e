package org.waymark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far out places lie that nothing sets apart. Nobody knows the shape of hidden advantages, so
 * four are held against each place and the one that makes it least remarkable counts: normal,
 * heavy-tailed, skewed, and both, each fitted to the body of all places that do not move.
 *
 * @param shapes heavy, skewed, both; empty where there are too few values to fit any: normal only
 */
public record NullTails(List<TukeyShape> shapes) {

  /** Values that a shape is fitted to, at least. */
  public static final int LEAST_BODY = 30;

  /** Copies what it is given. */
  public NullTails {
    shapes = List.copyOf(shapes);
  }

  /**
   * Fits the shapes.
   *
   * @param body standardised residuals of places that do not move, in any order; NaN is left out
   */
  public static NullTails fit(double[] body) {
    double[] sorted = Arrays.stream(body).filter(z -> !Double.isNaN(z)).sorted().toArray();
    List<TukeyShape> shapes = new ArrayList<>();
    if (sorted.length >= LEAST_BODY && sorted[0] < sorted[sorted.length - 1]) {
      for (TukeyShape.Kind kind : TukeyShape.Kind.values()) {
        shapes.add(TukeyShape.fitBody(sorted, kind));
      }
    }
    return new NullTails(shapes);
  }

  /** Largest of the four probabilities of lying beyond {@code z}. */
  public double beyond(double z) {
    double p = Normal.upperTail(z);
    for (TukeyShape shape : shapes) {
      p = Math.max(p, Normal.upperTail(shape.asNormal(z)));
    }
    return p;
  }
}
