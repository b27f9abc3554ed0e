package org.waymark.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.ShareMethod;
import org.waymark.registry.Statistic;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

/** Estimates a place in a period from the waves of the feeds that asked there. */
final class PlaceEstimator {
  private static final double CONFIDENCE = .95;

  private final Indicator indicator;
  private final Feed.Question question;

  /** For answers to questions of that kind. */
  PlaceEstimator(Indicator indicator, Feed.Question question) {
    this.indicator = indicator;
    this.question = question;
  }

  /** An interval and how it was found, or why there is none. */
  private record Bounds(Optional<Interval> interval, String method, Optional<String> reason) {
    static Bounds none(String reason) {
      return new Bounds(Optional.empty(), "", Optional.of(reason));
    }

    static Bounds of(String method, Interval interval) {
      return new Bounds(Optional.of(interval), method, Optional.empty());
    }
  }

  /** What was estimated: for the table, and for comparisons with other waves. */
  record Result(PlaceEstimate row, WaveChanges.Estimated estimated) {}

  /** The place's estimate; some of its rows in each wave gave an answer. */
  Result estimate(int place, int period, List<SurveyWave> waves) {
    List<SubSample> samples = new ArrayList<>();
    Optional<String> fault = Optional.empty();
    for (SurveyWave wave : waves) {
      samples.add(sample(wave, wave.rowsOf(place).orElse(new int[0])));
      fault = fault.or(wave::fault);
    }
    int degrees = samples.stream().mapToInt(s -> s.design().degreesOfFreedom(s.rows())).sum();
    DomainEstimate estimate = plain(samples);
    if (degrees >= 1 && fault.isEmpty()) {
      try {
        estimate = make(samples);
      } catch (DesignFault contradiction) {
        fault = Optional.of(contradiction.reason());
      }
    }
    if (fault.isEmpty() && degrees < 1) {
      fault = Optional.of(tooFew(samples, estimate.n()));
    }
    Bounds bounds = fault.isPresent() ? Bounds.none(fault.get()) : bounds(waves, samples, estimate);
    boolean spread = fault.isEmpty() && !Double.isNaN(estimate.standardError());
    Answer latest = latest(waves, samples);
    double scale = indicator.measure() == Measure.RATE ? indicator.per() : 1;
    double effective = spread ? estimate.effective() : estimate.kish();
    PlaceEstimate row =
        new PlaceEstimate(
            place,
            period,
            scale * estimate.estimate(),
            spread ? OptionalDouble.of(scale * estimate.standardError()) : OptionalDouble.empty(),
            end(bounds.interval().map(Interval::low), scale),
            end(bounds.interval().map(Interval::high), scale),
            bounds.interval().isPresent() ? Optional.of(bounds.method()) : Optional.empty(),
            estimate.n(),
            effective,
            estimate.n() / effective,
            degrees,
            bounds.reason(),
            Optional.empty(),
            latest.feed(),
            latest.file());
    return new Result(row, new WaveChanges.Estimated(period, estimate, waves, scale));
  }

  private SubSample sample(SurveyWave wave, int[] rows) {
    return question.statistic() == Statistic.RATIO
        ? new SubSample(wave.design(), rows, wave.answer(), wave.base())
        : new SubSample(wave.design(), rows, wave.answer());
  }

  private DomainEstimate make(List<SubSample> samples) {
    return switch (question.statistic()) {
      case MEAN -> DomainEstimate.mean(samples);
      case TOTAL -> DomainEstimate.total(samples);
      case RATIO -> DomainEstimate.ratio(samples);
      case QUANTILE -> DomainEstimate.quantile(samples, question.at().orElse(.5));
    };
  }

  /** The estimate alone, where the design gives no variance. */
  private DomainEstimate plain(List<SubSample> samples) {
    return make(
        samples.stream()
            .map(
                s ->
                    new SubSample(
                        SurveyWave.independent(s.design().weights()),
                        s.rows(),
                        s.answer(),
                        s.base()))
            .toList());
  }

  private static String tooFew(List<SubSample> samples, int n) {
    int clusters = samples.stream().mapToInt(s -> s.design().clusters(s.rows())).sum();
    return clusters == n
        ? counted(n, "respondent") + ", too few to tell how far such answers spread"
        : counted(n, "respondent")
            + " of "
            + counted(clusters, "cluster")
            + ", too few to tell how far clusters spread";
  }

  private Bounds bounds(List<SurveyWave> waves, List<SubSample> samples, DomainEstimate estimate) {
    int least = waves.stream().mapToInt(wave -> wave.plan().least()).max().orElse(2);
    if (estimate.n() < least) {
      return Bounds.none(counted(estimate.n(), "respondent") + ", and an interval needs " + least);
    }
    if (question.statistic() == Statistic.QUANTILE) {
      DomainQuantile quantile = DomainQuantile.of(samples, question.at().orElse(.5));
      if (quantile.unanimous()) {
        return Bounds.none(
            "everybody gave the same answer, so that nothing tells how far off it may be");
      }
      Bounds bounds = Bounds.of("woodruff", quantile.interval(CONFIDENCE));
      return Double.isNaN(estimate.standardError())
          ? new Bounds(
              bounds.interval(),
              bounds.method(),
              Optional.of("the interval is a single answer, which gives no standard error"))
          : bounds;
    }
    double value = estimate.estimate();
    boolean share = indicator.measure() == Measure.PROPORTION && value >= 0 && value <= 1;
    if (!share) {
      return Bounds.of(
          word(ShareMethod.STUDENT),
          Intervals.mean(value, estimate.standardError(), estimate.degreesOfFreedom(), CONFIDENCE));
    }
    if (value == 0 || value == 1) {
      // All say the same: their spread tells nothing, their number does.
      double t = DomainEstimate.studentQuantile(estimate.degreesOfFreedom(), CONFIDENCE);
      double independent = Math.min(estimate.kish(), estimate.clusters());
      return Bounds.of(word(ShareMethod.WILSON), ShareIntervals.wilson(value, independent, t));
    }
    ShareMethod method = waves.get(0).plan().interval();
    return Bounds.of(
        word(method),
        ShareIntervals.of(
            method,
            value,
            estimate.variance(),
            estimate.n(),
            estimate.degreesOfFreedom(),
            CONFIDENCE));
  }

  private static String word(ShareMethod method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  private static OptionalDouble end(Optional<Double> number, double scale) {
    return number.map(x -> OptionalDouble.of(scale * x)).orElse(OptionalDouble.empty());
  }

  private static String counted(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** The answer that was delivered last. */
  private static Answer latest(List<SurveyWave> waves, List<SubSample> samples) {
    Answer latest = waves.get(0).rows()[samples.get(0).rows()[0]];
    for (int s = 0; s < samples.size(); s++) {
      Answer[] rows = waves.get(s).rows();
      for (int row : samples.get(s).rows()) {
        int byFile = Integer.compare(rows[row].file(), latest.file());
        int order = byFile != 0 ? byFile : Integer.compare(rows[row].line(), latest.line());
        latest = order > 0 ? rows[row] : latest;
      }
    }
    return latest;
  }
}
