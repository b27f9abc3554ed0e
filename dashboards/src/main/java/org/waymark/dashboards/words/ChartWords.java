package org.waymark.dashboards.words;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a control chart is called, and what is told of it as a whole.
 *
 * @param code as the column {@code chart} of {@code spc_point} writes it
 * @param seldomCrossed whether its centre line is crossed less often than chance explains
 * @param open of a chart of times between events, how long the last event is ago
 */
public record ChartWords(String code, boolean seldomCrossed, Optional<Open> open) {
  private static final String USUAL = "xmr";

  /**
   * The time since the last event, which is still running.
   *
   * @param variation what it says already, as {@code open_variation} writes it
   */
  public record Open(double interval, String variation) {

    /** The open interval of those columns, where both are there. */
    public static Optional<Open> of(OptionalDouble interval, Optional<String> variation) {
      return interval.isPresent() && variation.isPresent() && !variation.get().isEmpty()
          ? Optional.of(new Open(interval.getAsDouble(), variation.get()))
          : Optional.empty();
    }

    /** Whether it is longer than chance explains, so that no event need be waited for. */
    public boolean special() {
      return !variation.equals("common-cause");
    }
  }

  /** A chart without an open interval. */
  public ChartWords(String code, boolean seldomCrossed) {
    this(code, seldomCrossed, Optional.empty());
  }

  /** The same with its open interval. */
  public ChartWords with(Optional<Open> interval) {
    return new ChartWords(code, seldomCrossed, interval);
  }

  /**
   * The chart of that code; the usual one where a table does not tell.
   *
   * @param crossings how often its centre line is crossed, where that is counted
   * @param fewest crossings that chance explains
   */
  public static ChartWords of(
      Optional<String> code, OptionalDouble crossings, OptionalDouble fewest) {
    return new ChartWords(
        code.filter(word -> !word.isEmpty()).orElse(USUAL),
        crossings.isPresent()
            && fewest.isPresent()
            && crossings.getAsDouble() < fewest.getAsDouble());
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

  /** What is added to the title of a chart: what kind it is, unless it is the usual one. */
  public String afterTitle() {
    return code.equals(USUAL) ? "" : " (" + named().replaceFirst(" \\(.*", "") + ")";
  }

  /** Whether its points are events and not periods. */
  public boolean ofEvents() {
    return code.equals("g") || code.equals("t");
  }

  /** What its centre line is. */
  public String centre() {
    return code.equals("run") || code.equals("g") ? "median" : "mean";
  }
}
