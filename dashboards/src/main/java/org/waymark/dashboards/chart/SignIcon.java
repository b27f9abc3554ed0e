package org.waymark.dashboards.chart;

/**
 * The round signs of NHS “Making Data Count” for a series: what its latest point shows, and whether
 * the process meets its target. The letter and the shade say the same; words are next to it.
 */
public final class SignIcon {
  private SignIcon() {}

  /**
   * The sign of a variation.
   *
   * @param variation {@code improvement}, {@code concern}, {@code common-cause}, {@code
   *     neither-high} or {@code neither-low}
   * @param high whether the point is on the high side
   */
  public static String variation(String variation, boolean high) {
    String letter = high ? "H" : "L";
    return switch (variation) {
      case "improvement" -> sign("icon-good", letter);
      case "concern" -> sign("icon-bad", letter);
      case "neither-high", "neither-low" -> sign("icon-unusual", letter);
      case "common-cause" -> sign("icon-ordinary", "~");
      default -> "";
    };
  }

  /** The sign of an assurance: {@code pass}, {@code fail} or {@code hit-or-miss}. */
  public static String assurance(String assurance) {
    return switch (assurance) {
      case "pass" -> sign("icon-good", "P");
      case "fail" -> sign("icon-bad", "F");
      case "hit-or-miss" -> sign("icon-ordinary", "?");
      default -> "";
    };
  }

  private static String sign(String style, String letter) {
    return "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 28 28\""
        + " xmlns=\"http://www.w3.org/2000/svg\"><circle class=\""
        + style
        + "\" cx=\"14\" cy=\"14\" r=\"12\"/><text x=\"14\" y=\"19\" text-anchor=\"middle\">"
        + letter
        + "</text></svg>";
  }
}
