package org.waymark.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.waymark.registry.Waves;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

/** Compares waves of one indicator's surveys. */
final class WaveChanges {
  private static final double CONFIDENCE = .95;

  /** A variance under this share of its two parts is none. */
  private static final double SAME = 1e-12;

  private static final String UNKNOWN =
      "no respondent id is in both waves, and the feed does not say whether people were asked"
          + " again (`waves: panel` or `fresh`)";

  /** A place's estimate and the samples that it was made of, wave by wave. */
  record Estimated(int period, DomainEstimate estimate, List<SurveyWave> waves, double scale) {}

  /** What two waves of a feed share. */
  private record Shared(WaveCovariance covariance, boolean anyId) {}

  private final Map<List<Integer>, Shared> shared = new java.util.HashMap<>();

  /**
   * The change between two estimates of a place.
   *
   * @param known whether both have a standard error
   */
  WaveChange between(int place, Estimated before, Estimated now, boolean known) {
    double change = now.scale() * (now.estimate().estimate() - before.estimate().estimate());
    int overlap = 0;
    double covariance = 0;
    boolean told = true;
    for (int s = 0; s < now.waves().size(); s++) {
      SurveyWave later = now.waves().get(s);
      for (int r = 0; r < before.waves().size(); r++) {
        SurveyWave earlier = before.waves().get(r);
        if (earlier.feed() != later.feed()) {
          continue;
        }
        overlap += overlap(place, earlier, later);
        Shared both = shared(earlier, later);
        boolean fresh = later.plan().waves().equals(Optional.of(Waves.FRESH));
        boolean panel = later.plan().waves().equals(Optional.of(Waves.PANEL)) || both.anyId();
        if (later.clustered() || (panel && !fresh)) {
          covariance +=
              both.covariance()
                  .of(before.estimate().scores().get(r), now.estimate().scores().get(s));
        } else {
          told &= fresh;
        }
      }
    }
    if (!known || !told) {
      String reason = known ? UNKNOWN : "one of the estimates has no standard error";
      return new WaveChange(
          before.period(),
          change,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          overlap,
          Optional.of(reason));
    }
    double apart = before.estimate().variance() + now.estimate().variance();
    double variance = apart - 2 * covariance;
    // What is left of nearly equal sums is the machine's.
    double error = variance > SAME * apart ? now.scale() * Math.sqrt(variance) : 0;
    int degrees = Math.min(before.estimate().degreesOfFreedom(), now.estimate().degreesOfFreedom());
    Interval interval = Intervals.mean(change, error, degrees, CONFIDENCE);
    return new WaveChange(
        before.period(),
        change,
        OptionalDouble.of(error),
        OptionalDouble.of(interval.low()),
        OptionalDouble.of(interval.high()),
        overlap,
        Optional.empty());
  }

  private Shared shared(SurveyWave earlier, SurveyWave later) {
    return shared.computeIfAbsent(
        List.of(earlier.feed(), earlier.period(), later.period()),
        key -> {
          TreeSet<String> ids = earlier.people(earlier.design().everyone());
          ids.retainAll(later.people(later.design().everyone()));
          return new Shared(new WaveCovariance(earlier.design(), later.design()), !ids.isEmpty());
        });
  }

  private static int overlap(int place, SurveyWave earlier, SurveyWave later) {
    TreeSet<String> ids = earlier.people(earlier.rowsOf(place).orElse(new int[0]));
    ids.retainAll(later.people(later.rowsOf(place).orElse(new int[0])));
    return ids.size();
  }
}
