package org.waymark.dashboards.words;

import java.util.Optional;

/**
 * What a control chart is called.
 *
 * @param code as the column {@code chart} of {@code spc_point} writes it
 */
public record ChartWords(String code) {
  private static final String USUAL = "xmr";

  /** The chart of that code; the usual one where a table does not tell. */
  public static ChartWords of(Optional<String> code) {
    return new ChartWords(code.filter(word -> !word.isEmpty()).orElse(USUAL));
  }

  /** Its name, to stand within a sentence. */
  public String named() {
    return switch (code) {
      case USUAL -> "XmR chart";
      case "p-prime" -> "p′ chart (Laney’s)";
      case "u-prime" -> "u′ chart (Laney’s)";
      case "g" -> "g chart (cases between events)";
      case "t" -> "t chart (time between events)";
      case "run" -> "run chart";
      default -> code + " chart";
    };
  }

  /** What is added to the title of a chart: its name, unless it is the usual one. */
  public String afterTitle() {
    return code.equals(USUAL) ? "" : ": " + named();
  }

  /** What its centre line is. */
  public String centre() {
    return code.equals("run") || code.equals("g") ? "median" : "mean";
  }
}
