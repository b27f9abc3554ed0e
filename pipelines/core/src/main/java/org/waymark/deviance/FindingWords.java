package org.waymark.deviance;

import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.statistics.Intervals;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** A finding in plain English. */
final class FindingWords {

  private static final double Z95 = Intervals.normalQuantile(0.95);

  private FindingWords() {}

  /**
   * For example: Expected 74.1%, saw 83.0% (likely between 81.9% and 84.0%) over the 12 months to
   * October 2026: 8.9 percentage points better than similar places, allowing for normal movement.
   *
   * @param row a tested score
   */
  static String found(Indicator indicator, Scores scores, int row) {
    double observed = scores.observed()[row];
    double expected = scores.expected()[row];
    ScoreScale scale = ScoreScale.of(indicator.measure());
    double noise = Z95 * scores.effectError()[row];
    // The difference decides the digits; a longer interval must not hide it.
    double resolution = observed - expected;
    double raised = indicator.better().sign() * scores.effect()[row];
    String low = Quantities.value(indicator, scale.moved(expected, raised - noise), resolution);
    String high = Quantities.value(indicator, scale.moved(expected, raised + noise), resolution);
    StringBuilder words = new StringBuilder("Expected ");
    words.append(Quantities.value(indicator, expected, resolution));
    words.append(", saw ").append(Quantities.value(indicator, observed, resolution));
    if (!low.equals(high)) {
      words.append(" (likely between ").append(low).append(" and ").append(high).append(")");
    }
    words
        .append(" ")
        .append(PeriodWords.span(indicator.period(), scores.start(row), scores.end(row)))
        .append(": ")
        .append(Quantities.difference(indicator, expected, observed));
    words.append(
        indicator.better() == Better.LOWER
            ? " lower than similar places (lower is better)"
            : " better than similar places");
    return words.append(", allowing for normal movement.").toString();
  }

  /** The sentence that is added where the counterpart is worse. */
  static String counterpartWorse(Indicator counterpart) {
    return " But there \""
        + counterpart.title()
        + "\", which must not worsen, is worse than at similar places.";
  }

  /** For a finding that no longer stands: why, and what it said when it last did. */
  static String gone(PositiveDeviance last, String reason) {
    String why =
        reason.equals(MissionFindings.NOT_SIGNIFICANT)
            ? "the difference is now within what chance and ordinary spread explain"
            : reason.equals(MissionFindings.NOT_IN_REGISTRY)
                ? "the place or the indicator is no longer registered"
                : reason;
    return "No longer found: "
        + why
        + ". At "
        + PeriodWords.day(last.getAsOf())
        + " it was: "
        + last.getEvidence();
  }
}
