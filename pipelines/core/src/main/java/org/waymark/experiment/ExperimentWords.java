package org.waymark.experiment;

import java.time.LocalDate;
import java.util.Locale;
import org.waymark.registry.Experiment;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** Sentences about an experiment; one idea each. */
final class ExperimentWords {

  private static final double HUNDRED = 100;
  private static final int LONGEST = 104;

  private ExperimentWords() {}

  /** A size in natural units: shares as so many in a hundred. */
  static String amount(Indicator indicator, double size) {
    return number(indicator, size) + unit(indicator);
  }

  private static String unit(Indicator indicator) {
    return indicator.measure() == Measure.PROPORTION
        ? " in a hundred"
        : indicator.unit().map(unit -> " " + unit).orElse("");
  }

  /** With as many decimals as leave two digits. */
  private static String number(Indicator indicator, double size) {
    double shown = indicator.measure() == Measure.PROPORTION ? HUNDRED * size : size;
    double far = Math.abs(shown);
    int decimals = far >= 9.5 || far == 0 ? 0 : far >= 0.95 ? 1 : far >= 0.095 ? 2 : 3;
    String text = Quantities.number(shown, decimals);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  static String range(Indicator indicator, double low, double high) {
    return number(indicator, low) + " to " + number(indicator, high) + unit(indicator);
  }

  static String sampleRatio(double[] expected, double[] observed) {
    StringBuilder seen = new StringBuilder();
    StringBuilder meant = new StringBuilder();
    for (int a = 0; a < expected.length; a++) {
      String join = a == 0 ? "" : a + 1 < expected.length ? ", " : " and ";
      seen.append(join).append(whole(observed[a]));
      meant.append(join).append(whole(expected[a]));
    }
    return "The groups are not what was drawn: "
        + seen
        + ", where "
        + meant
        + " were meant. Find out why before you read any result.";
  }

  static String missing(double control, double arm) {
    return "Outcomes are missing for "
        + share(arm)
        + " of one group and "
        + share(control)
        + " of the other. Find out why before you read any result.";
  }

  static String crossed(double share) {
    return share(share)
        + " of the people are in two groups. Find out why before you read any result.";
  }

  static String share(double share) {
    return Quantities.share(share);
  }

  static String whole(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  static String harm(Experiment.Arm arm, Indicator indicator, double low, double high) {
    return "Stop. With “"
        + arm.title()
        + "”, “"
        + indicator.title()
        + "” is worse by "
        + range(indicator, -high, -low)
        + ".";
  }

  static String guardrailHarm(Indicator indicator, double low, double high, double margin) {
    return "Stop. “"
        + indicator.title()
        + "” is worse by "
        + range(indicator, -high, -low)
        + ". It may be worse by "
        + amount(indicator, margin)
        + " at most.";
  }

  static String tooEarly(LocalDate until) {
    return "Nothing to say before " + PeriodWords.day(until) + ".";
  }

  static String tooFew(double least, double needed, boolean clustered) {
    return "Nothing to say yet: the smallest group has "
        + whole(least)
        + (clustered ? " clusters" : " people")
        + " with an outcome, and "
        + whole(needed)
        + " are needed.";
  }

  static String hidden() {
    return "The groups are too small to be shown.";
  }

  static String scale(
      Experiment.Arm arm, Indicator indicator, double effect, double low, double high) {
    return "Scale “"
        + arm.title()
        + "”. “"
        + indicator.title()
        + "” is better by "
        + amount(indicator, effect)
        + " ("
        + (Double.isInfinite(high)
            ? "at least " + number(indicator, low)
            : rangeOf(indicator, low, high))
        + ").";
  }

  private static String rangeOf(Indicator indicator, double low, double high) {
    return number(indicator, low) + " to " + number(indicator, high);
  }

  static String guard(Indicator indicator, boolean safe) {
    return " “" + indicator.title() + "”: " + (safe ? "no worse." : "not known yet.");
  }

  static String stoppedEarly() {
    return " The plan is not reached, so the true gain is likely smaller.";
  }

  static String tooSmall(Indicator indicator, double worthwhile) {
    return "It works, by less than the "
        + amount(indicator, worthwhile)
        + " that make it worthwhile.";
  }

  static String noEffect(Indicator indicator, double high) {
    return high > 0
        ? "Not worth it: better by " + amount(indicator, high) + " at most."
        : "Not worth it: it is not better.";
  }

  static String keepGoing(int weeks) {
    return weeks < 0
        ? "Keep going. Nobody new arrives."
        : weeks > LONGEST
            ? "Keep going. This many people would take more than two years to tell."
            : "Keep going: about " + weeks(weeks) + ".";
  }

  static String sizeUnsure(Indicator indicator, double worthwhile, int weeks) {
    String by = amount(indicator, worthwhile);
    return weeks < 0 || weeks > LONGEST
        ? "It works. Whether by " + by + " cannot be told with this many people."
        : "It works. Whether by " + by + " is open: " + weeks(weeks) + " would tell.";
  }

  static String inconclusive(int weeks) {
    return weeks < 0
        ? "Cannot tell yet, and nobody new arrives."
        : weeks > LONGEST
            ? "Cannot tell, not with this many people."
            : "Cannot tell yet. It would need " + weeks(weeks) + ".";
  }

  private static String weeks(int weeks) {
    return weeks == 1 ? "1 more week" : weeks + " more weeks";
  }
}
