package org.waymark.dashboards.chart;

/**
 * How places are spread about what their circumstances predict, as a strip of columns: those ahead
 * to the right, those behind to the left. The counts are in words next to it.
 */
public final class SpreadStrip {
  private static final double WIDTH = 160;
  private static final double HEIGHT = 44;
  private static final double FURTHEST = 5;
  private static final int COLUMNS = 20;

  private SpreadStrip() {}

  /**
   * Draws the strip.
   *
   * @param distances of every place from what is expected, in standard errors; positive is better.
   *     Those beyond {@value #FURTHEST} are drawn at the ends
   */
  public static String draw(String id, String title, String description, double[] distances) {
    Svg svg = new Svg(id, WIDTH, HEIGHT, title, description);
    int[] counts = new int[COLUMNS];
    int most = 1;
    for (double z : distances) {
      double share = (Math.max(-FURTHEST, Math.min(FURTHEST, z)) + FURTHEST) / (2 * FURTHEST);
      int column = Math.min(COLUMNS - 1, (int) Math.floor(share * COLUMNS));
      most = Math.max(most, ++counts[column]);
    }
    double column = WIDTH / COLUMNS;
    double floor = HEIGHT - 4;
    for (int i = 0; i < COLUMNS; i++) {
      if (counts[i] == 0) {
        continue;
      }
      double from = -FURTHEST + i * 2 * FURTHEST / COLUMNS;
      double to = from + 2 * FURTHEST / COLUMNS;
      String style = from >= 2 ? "ahead" : to <= -2 ? "behind" : "between";
      // A single place stays visible however many others there are.
      double height = Math.max(3, (floor - 4) * counts[i] / most);
      svg.rect(style, i * column + 0.6, floor - height, column - 1.2, height);
    }
    svg.line("axis", 0, floor, WIDTH, floor);
    svg.line("zero", WIDTH / 2, 4, WIDTH / 2, floor);
    return svg.finish();
  }
}
