package org.waymark.deviance;

import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.statistics.Detection;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** A finding in plain English. */
final class FindingWords {

  private FindingWords() {}

  /**
   * For example: Expected 74.1%, saw 83.0% (likely between 81.9% and 84.0%) since March 2026: 8.9
   * percentage points better than expected, beyond how similar places moved and normal movement.
   *
   * @param row a score that is a finding of that tier
   */
  static String found(Indicator indicator, Scores scores, int row, Detection.Tier tier) {
    return switch (tier) {
      case CHANGED, CONFIRMED ->
          changed(indicator, scores, row)
              + (tier == Detection.Tier.CONFIRMED
                  ? " It is now ahead of what its circumstances predict as well."
                  : "");
      case FAR_AHEAD ->
          lasting(indicator, scores, row)
              + " That is far beyond the ordinary spread between places; circumstances that nobody"
              + " measured may explain it: go and see.";
      case STANDING -> lasting(indicator, scores, row);
      case NONE -> throw new IllegalArgumentException("no finding");
    };
  }

  private static String changed(Indicator indicator, Scores scores, int row) {
    return numbers(
            indicator,
            scores.changeExpected()[row],
            scores.changeObserved()[row],
            scores.changeLow()[row],
            scores.changeHigh()[row],
            "since " + PeriodWords.name(scores.onsetOf(row)))
        + (indicator.better() == Better.LOWER
            ? " lower than expected (lower is better)"
            : " better than expected")
        + ", beyond how similar places moved and normal movement.";
  }

  private static String lasting(Indicator indicator, Scores scores, int row) {
    return numbers(
            indicator,
            scores.expected()[row],
            scores.observed()[row],
            scores.observedLow()[row],
            scores.observedHigh()[row],
            PeriodWords.span(indicator.period(), scores.start(row), scores.end(row)))
        + (indicator.better() == Better.LOWER
            ? " lower than similar places (lower is better)"
            : " better than similar places")
        + ", allowing for normal movement.";
  }

  /** Expected, saw, likely between, when: by how much. */
  private static String numbers(
      Indicator indicator, double expected, double observed, double from, double to, String when) {
    // The difference decides the digits; a longer interval must not hide it.
    double resolution = observed - expected;
    String low = Double.isNaN(from) ? "" : Quantities.again(indicator, from, resolution);
    String high = Double.isNaN(to) ? "" : Quantities.again(indicator, to, resolution);
    StringBuilder words = new StringBuilder("Expected ");
    words.append(Quantities.value(indicator, expected, resolution));
    words.append(", saw ").append(Quantities.again(indicator, observed, resolution));
    if (!low.equals(high)) {
      words.append(" (likely between ").append(low).append(" and ").append(high).append(")");
    }
    return words
        .append(" ")
        .append(when)
        .append(": ")
        .append(Quantities.difference(indicator, expected, observed))
        .toString();
  }

  /**
   * The sentence that is added where the counterpart is worse.
   *
   * @param worsened true: it moved; false: it is worse than at similar places
   */
  static String counterpartWorse(Indicator counterpart, boolean worsened) {
    return " But there \""
        + counterpart.title()
        + "\", which must not worsen, "
        + (worsened ? "has worsened." : "is worse than at similar places.");
  }

  /** For a finding that no longer stands: why, and what it said when it last did. */
  static String gone(PositiveDeviance last, String reason) {
    String why =
        switch (reason) {
          case MissionFindings.NEW_PERIODS ->
              "with what has happened since, the difference is within what chance and ordinary spread"
                  + " explain";
          case MissionFindings.REVISED ->
              "the numbers were revised, and the difference is now within what chance and ordinary"
                  + " spread explain";
          case MissionFindings.OTHER_METHOD ->
              "its numbers are the same, but among the places and indicators that are now tested the"
                  + " difference is within what chance explains";
          case MissionFindings.NOT_TOGETHER ->
              "with what has happened since, its related indicators no longer move together beyond"
                  + " what chance explains";
          case MissionFindings.NOT_IN_REGISTRY ->
              "the place or the indicator is no longer registered";
          default ->
              "there are too few data to test it ("
                  + reason.replace(MissionFindings.NOT_TESTED, "")
                  + ")";
        };
    return "No longer found: "
        + why
        + ". At "
        + PeriodWords.day(last.getAsOf())
        + " it was: "
        + last.getEvidence();
  }
}
