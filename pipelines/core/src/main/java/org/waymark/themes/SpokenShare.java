package org.waymark.themes;

import java.util.OptionalDouble;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

/**
 * The share of reports that speak of a theme, with what is uncertain about it.
 *
 * <p>Where people have coded texts, the share is corrected for what the coding misses and what it
 * finds in vain: (share + specificity - 1) / (sensitivity + specificity - 1) (Rogan and Gladen,
 * American Journal of Epidemiology 107, 1978), with the interval of Lang and Reiczigel (Preventive
 * Veterinary Medicine 113, 2014), which allows for few reports and for few coded texts. It holds as
 * far as the coded texts are like the reports. Where nobody coded, Wilson's interval of the share
 * as counted.
 *
 * @param corrected between 0 and 1; empty where nobody coded, or where the coding hardly tells
 *     texts with the theme from texts without
 * @param interval of 95%, of the corrected share where there is one
 */
record SpokenShare(OptionalDouble corrected, Interval interval) {
  private static final double CONFIDENCE = .95;

  /** Sensitivity + specificity - 1 below which nothing can be corrected. */
  private static final double LEAST_TELLING = .1;

  static SpokenShare of(long mentions, long reports, Agreement agreement) {
    double negatives = agreement.neither() + agreement.only();
    if (agreement.positives() > 0 && negatives > 0) {
      double z = Intervals.normalQuantile(CONFIDENCE);
      double n = reports + z * z;
      double share = (mentions + z * z / 2) / n;
      double ofSpoken = agreement.positives() + 2;
      double ofSilent = negatives + 2;
      double sensitivity = (agreement.both() + 1) / ofSpoken;
      double specificity = (agreement.neither() + 1) / ofSilent;
      double telling = sensitivity + specificity - 1;
      if (telling > LEAST_TELLING) {
        double centre = (share + specificity - 1) / telling;
        double byMissed = sensitivity * (1 - sensitivity) / ofSpoken;
        double byVain = specificity * (1 - specificity) / ofSilent;
        double shift = 2 * z * z * (centre * byMissed - (1 - centre) * byVain);
        double half =
            z
                * Math.sqrt(
                    share * (1 - share) / n
                        + centre * centre * byMissed
                        + (1 - centre) * (1 - centre) * byVain)
                / telling;
        return new SpokenShare(
            OptionalDouble.of(unit(plain(mentions, reports, agreement))),
            new Interval(unit(centre + shift - half), unit(centre + shift + half)));
      }
    }
    return new SpokenShare(
        OptionalDouble.empty(), Intervals.wilson((double) mentions, (double) reports, CONFIDENCE));
  }

  private static double plain(long mentions, long reports, Agreement agreement) {
    double specificity = agreement.specificity();
    return (mentions / (double) reports + specificity - 1) / (agreement.recall() + specificity - 1);
  }

  private static double unit(double share) {
    return Math.min(1, Math.max(0, share));
  }
}
