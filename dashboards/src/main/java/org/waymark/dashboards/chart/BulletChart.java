package org.waymark.dashboards.chart;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The way of a goal in one line: a grey square for the baseline, an upright line where the path to
 * the target is now, a filled ring for the latest value, an open diamond where the pace leads, a
 * filled diamond for the target. The target is always to the right, whichever way is better.
 */
public final class BulletChart {
  private static final double WIDTH = 240;
  private static final double HEIGHT = 34;
  private static final double EDGE = 9;

  private BulletChart() {}

  /**
   * Draws the line.
   *
   * @param baseline value at the beginning
   * @param target value to be reached
   * @param path where the path is now
   * @param latest the latest value
   * @param projected where the pace leads by the time of the target
   */
  public static String draw(
      String id,
      String title,
      String description,
      double baseline,
      double target,
      OptionalDouble path,
      OptionalDouble latest,
      OptionalDouble projected) {
    Svg svg = new Svg(id, WIDTH, HEIGHT, title, description);
    double[] all =
        Arrays.stream(
                new OptionalDouble[] {
                  OptionalDouble.of(baseline), OptionalDouble.of(target), path, latest, projected
                })
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    double low = Arrays.stream(all).min().orElse(0);
    double high = Arrays.stream(all).max().orElse(1);
    boolean turned = target < baseline;
    double middle = HEIGHT / 2;
    svg.line("axis", EDGE, middle, WIDTH - EDGE, middle);
    double start = x(baseline, low, high, turned);
    double end = x(target, low, high, turned);
    if (latest.isPresent()) {
      double now = x(latest.getAsDouble(), low, high, turned);
      svg.rect("way", Math.min(start, now), middle - 3, Math.abs(now - start), 6);
    }
    svg.rect("baseline", start - 4, middle - 4, 8, 8);
    path.ifPresent(
        p -> {
          double x = x(p, low, high, turned);
          svg.line("due", x, middle - 12, x, middle + 12);
        });
    projected.ifPresent(p -> svg.diamond("projected", x(p, low, high, turned), middle, 5));
    svg.diamond("target", end, middle, 7);
    latest.ifPresent(v -> svg.circle("now", x(v, low, high, turned), middle, 5.5));
    return svg.finish();
  }

  private static double x(double value, double low, double high, boolean turned) {
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return EDGE + (turned ? 1 - share : share) * (WIDTH - 2 * EDGE);
  }
}
