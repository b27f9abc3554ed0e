package org.waymark.deviance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** Sentences that put a finding into its context; each begins with a blank. */
final class ContextWords {

  /** A change is old after so many months. */
  private static final int OLD = 12;

  private static final int MOST_NAMES = 5;

  private ContextWords() {}

  /** Where the registry declares a break at about the onset. */
  static String countedDifferently(Period since, boolean changed) {
    return " This place has counted differently since "
        + PeriodWords.name(since)
        + (changed
            ? ", which may explain the whole change."
            : ", which may explain the difference.");
  }

  /**
   * Where a denominator jumped and what is counted did not.
   *
   * @param ratio how many times it was after the onset what it was before
   */
  static String denominator(double ratio) {
    return " The number of cases behind it "
        + (ratio > 1
            ? "rose by " + Quantities.share(ratio - 1)
            : "fell by " + Quantities.share(1 - ratio))
        + " at that time, and what is counted did not follow. The change may be one of who is"
        + " counted.";
  }

  /**
   * Where the parts of a whole did not move with it.
   *
   * @param mix as in {@link IndicatorContext#mix}
   */
  static String mix(int mix) {
    return switch (mix) {
      case IndicatorContext.PARTS_STAYED ->
          " Within the parts that make up this number little moved: the whole moved because their"
              + " mix changed.";
      case IndicatorContext.PARTS_OPPOSITE ->
          " Within the parts that make up this number it moved the other way: the whole moved"
              + " because their mix changed.";
      case IndicatorContext.CRUDE_STAYED ->
          " The rate as counted, before it is standardised, hardly moved: the mix of people changed"
              + " as well.";
      case IndicatorContext.CRUDE_OPPOSITE ->
          " The rate as counted, before it is standardised, moved the other way: the mix of people"
              + " changed as well.";
      default -> "";
    };
  }

  /** Where values of the place were refused: what is left may lean to one side. */
  static String refused(int values) {
    return values == 0
        ? ""
        : " "
            + values
            + (values == 1 ? " value of this place was" : " values of this place were")
            + " refused; what is left may lean to one side.";
  }

  /** Where a place moved, and its level is still on the bad side of what is expected. */
  static String stillBehind(Indicator indicator) {
    return indicator.expectFrom().isEmpty()
        ? " It is still behind similar places."
        : " It is still behind what its circumstances predict.";
  }

  /** How old a change is; empty where it is young. */
  static String age(Period onset, LocalDate asOf) {
    long months = ChronoUnit.MONTHS.between(onset.start(), asOf);
    return months < OLD ? "" : " The change is " + months + " months old.";
  }

  /** Where a change has few periods behind it: late deliveries look like a change of the latest. */
  static String latestOnly(Period onset, long periods) {
    String noun =
        switch (onset.kind()) {
          case WEEK -> "weeks";
          case MONTH -> "months";
          case QUARTER -> "quarters";
          case YEAR, FINANCIAL_YEAR -> "years";
        };
    return " The change rests on the "
        + (periods == 2 ? "two" : "three")
        + " latest "
        + noun
        + " alone: check that they are complete.";
  }

  /** Where newer data should have come. */
  static String oldData(LocalDate end) {
    return " The latest data are of "
        + PeriodWords.day(end)
        + ", and newer ones should have come: it may no longer be so.";
  }

  /**
   * Where many places changed at the same time.
   *
   * @param places that did, this one included
   * @param tested places that were asked
   * @param low smallest of their differences, in words
   * @param high largest
   */
  static String sharedOnset(long places, long tested, Period onset, String low, String high) {
    return " "
        + places
        + " of "
        + tested
        + " places changed at about the same time ("
        + PeriodWords.name(onset)
        + "), "
        + (low.equals(high) ? "all by " + low : "by " + low + " to " + high)
        + ": look for a common cause first.";
  }

  /** Where the same figures were delivered for other places. */
  static String samePlaces(List<String> names) {
    return " The same figures were delivered for "
        + named(names)
        + ", so this is one finding, not "
        + (names.size() + 1)
        + ".";
  }

  /** Where other indicators hold the same series. */
  static String sameIndicators(List<String> titles) {
    return " "
        + named(titles.stream().map(t -> "“" + t + "”").toList())
        + (titles.size() == 1 ? " holds" : " hold")
        + " the same figures in another form.";
  }

  private static String named(List<String> names) {
    List<String> shown = new ArrayList<>(names);
    if (shown.size() > MOST_NAMES) {
      int more = shown.size() - MOST_NAMES;
      shown = new ArrayList<>(shown.subList(0, MOST_NAMES));
      shown.add(more + " more");
    }
    if (shown.size() == 1) {
      return shown.get(0);
    }
    String last = shown.remove(shown.size() - 1);
    return String.join(", ", shown) + " and " + last;
  }

  /** One indicator's part in a step of several: its title and how far it moved. */
  static String part(Indicator indicator, double expected, double observed, double effect) {
    String better = effect >= 0 ? "better" : "worse";
    return indicator.title()
        + (Double.isNaN(observed)
            ? " " + better
            : ", " + Quantities.difference(indicator, expected, observed) + " " + better);
  }

  /**
   * A place that moved as a whole: since when, how much on each indicator.
   *
   * @param parts each indicator with its difference, in words
   * @param alone how many of them are findings of their own
   */
  static String wholePlace(String group, Period onset, List<String> parts, long alone) {
    return "Since about "
        + PeriodWords.name(onset)
        + ", "
        + parts.size()
        + " related indicators of "
        + group
        + " have moved together here, beyond how similar places moved: "
        + parts.stream().collect(Collectors.joining("; "))
        + ". "
        + (alone == 0
            ? "None of them shows it alone."
            : alone == 1
                ? "One of them is a finding of its own as well."
                : alone + " of them are findings of their own as well.");
  }
}
