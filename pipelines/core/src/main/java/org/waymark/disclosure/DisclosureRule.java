package org.waymark.disclosure;

/**
 * Which numbers of people are too small to be published, as {@code disclosure:} of {@code
 * waymark.yaml} names it.
 *
 * <ul>
 *   <li>{@code none}: nothing is hidden;
 *   <li>{@code nhs-hes}: 1 to 7 hidden, every other count to the nearest 5, zero shown, the one
 *       place above all others unaltered;
 *   <li>{@code tre-10}: below 10 hidden, zero included;
 *   <li>{@code threshold-N}: below N hidden, zero included.
 * </ul>
 *
 * @param name the setting
 * @param least the smallest count that is shown; 0: all are
 * @param zeroShown whether zero is shown although it is below {@code least}
 * @param step counts that are shown are rounded to multiples of it; 0: they are not
 */
public record DisclosureRule(String name, double least, boolean zeroShown, double step) {

  private static final String THRESHOLD = "threshold-";

  /**
   * The rule that a setting names.
   *
   * @throws IllegalArgumentException if there is no such rule
   */
  public static DisclosureRule of(String setting) {
    return switch (setting) {
      case "none" -> new DisclosureRule(setting, 0, true, 0);
      // What rounds to 5 is hidden: of whole numbers 1 to 7.
      case "nhs-hes" -> new DisclosureRule(setting, 7.5, true, 5);
      case "tre-10" -> new DisclosureRule(setting, 10, false, 0);
      default -> {
        if (!setting.startsWith(THRESHOLD)) {
          throw new IllegalArgumentException("no disclosure rule is called " + setting);
        }
        int least = Integer.parseInt(setting.substring(THRESHOLD.length()));
        yield new DisclosureRule(setting, least, false, 0);
      }
    };
  }

  /** Whether the rule hides anything at all. */
  public boolean applies() {
    return least > 0;
  }

  /** Whether shown counts are rounded. */
  public boolean rounds() {
    return step > 0;
  }

  /** Whether a count is too small to be shown; never of NaN, a count that is not known. */
  public boolean hides(double count) {
    return count < least && !(zeroShown && count == 0);
  }

  /** How wide an interval must be that a reader can work out for a hidden number. */
  public double width() {
    return Math.ceil(least);
  }

  /** A count that is not hidden, as it is shown; NaN stays NaN. */
  public double shown(double count) {
    return rounds() ? Math.floor(count / step + 0.5) * step : count;
  }
}
