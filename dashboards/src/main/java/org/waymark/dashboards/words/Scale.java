package org.waymark.dashboards.words;

import java.util.Optional;

/**
 * How values of an indicator are shown and how effects on it are told in natural units.
 *
 * @param measure {@code proportion}, {@code rate}, {@code count}, {@code mean} or {@code value}
 * @param unit as the registry says
 * @param better {@code higher}, {@code lower} or {@code neither}
 * @param per scale of a rate
 */
public record Scale(String measure, Optional<String> unit, String better, double per) {

  /** Whether low values are the good ones. */
  public boolean lowerIsBetter() {
    return better.equals("lower");
  }

  /** Whether values are shares, shown as percentages. */
  public boolean proportion() {
    return measure.equals("proportion");
  }

  /** Whether effects are log ratios, told as percentages of what was expected. */
  public boolean ratio() {
    return measure.equals("rate") || measure.equals("count");
  }

  /** A value with its unit: "74.2%", "12.3 per 100,000", "£1,204", "6.1 days". */
  public String value(double value) {
    if (proportion()) {
      return Numbers.percent(value, 1);
    }
    return withUnit(Numbers.brief(value));
  }

  /** A value without its unit, with so many decimals, as axes show it (proportions in percent). */
  public String bare(double value, int decimals) {
    return proportion() ? Numbers.percent(value, decimals) : Numbers.fixed(value, decimals);
  }

  /** The number as axes count it: a proportion in percent, others as they are. */
  public double axis(double value) {
    return proportion() ? 100 * value : value;
  }

  /** What an axis of values is in: "%", "per 100,000", "days". */
  public String axisUnit() {
    if (proportion()) {
      return "%";
    }
    return unit.orElseGet(() -> per == 1 ? "" : "per " + Numbers.brief(per));
  }

  private String withUnit(String number) {
    String text = axisUnit();
    if (text.isEmpty()) {
      return number;
    }
    if (text.equals("£") || text.equals("€") || text.equals("$")) {
      return number.startsWith("−") ? "−" + text + number.substring(1) : text + number;
    }
    return text.startsWith("%") ? number + text : number + " " + text;
  }

  /**
   * An effect on the scale of the score as a difference from what was expected, in natural units:
   * percentage points for a proportion, percent of the expected for a rate or count, units
   * otherwise. Positive is more, whether or not more is better.
   */
  public double difference(double expected, double effect) {
    double direction = lowerIsBetter() ? -1 : 1;
    if (proportion()) {
      double p = Math.min(1 - 1e-9, Math.max(1e-9, expected));
      double logit = Math.log(p / (1 - p)) + direction * effect;
      return 100 * (1 / (1 + Math.exp(-logit)) - p);
    }
    return ratio() ? 100 * Math.expm1(direction * effect) : direction * effect;
  }

  /** How far a value is from what was expected, in the units of {@link #difference}. */
  public double apart(double expected, double value) {
    if (proportion()) {
      return 100 * (value - expected);
    }
    return ratio() ? 100 * (value / expected - 1) : value - expected;
  }

  /** What differences are in: "percentage points", "%", or the unit. */
  public String differenceUnit() {
    if (proportion()) {
      return "percentage points";
    }
    return ratio() ? "%" : unit.orElse("");
  }

  /** A difference with its sign and unit: "+4.8 points", "−23%", "+0.4 days". */
  public String signedDifference(double difference) {
    String number = signedNumber(difference);
    if (proportion()) {
      return number + " points";
    }
    if (ratio()) {
      return number + "%";
    }
    return unit.map(u -> number + " " + u).orElse(number);
  }

  /** The number of a difference, with its sign but without its unit. */
  public String signedNumber(double difference) {
    int decimals = ratio() ? 0 : proportion() ? 1 : differenceDecimals(difference);
    return Numbers.signed(difference, decimals);
  }

  /** A difference is told with one digit less than a value. */
  private static int differenceDecimals(double difference) {
    double size = Math.abs(difference);
    return size >= 100 ? 0 : size >= 1 ? 1 : 2;
  }

  /** A difference in words: "4.8 percentage points higher than expected", "23% fewer …". */
  public String differenceInWords(double difference) {
    double size = Math.abs(difference);
    if (proportion()) {
      return Numbers.fixed(size, 1)
          + " percentage points "
          + (difference < 0 ? "lower" : "higher")
          + " than expected";
    }
    if (ratio()) {
      boolean count = measure.equals("count");
      String word = difference < 0 ? (count ? "fewer" : "lower") : (count ? "more" : "higher");
      return Numbers.fixed(size, 0) + "% " + word + " than expected";
    }
    String number =
        Numbers.fixed(size, differenceDecimals(size)) + unit.map(u -> " " + u).orElse("");
    return number + (difference < 0 ? " lower" : " higher") + " than expected";
  }
}
