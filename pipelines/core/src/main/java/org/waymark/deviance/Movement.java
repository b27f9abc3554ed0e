package org.waymark.deviance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.panel.Panel;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.statistics.ChangeFit;
import org.waymark.statistics.CovariateDrift;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;
import org.waymark.statistics.MovementScore;
import org.waymark.statistics.PeriodNoise;
import org.waymark.statistics.PlaceSeries;
import org.waymark.statistics.PlaceSteps;
import org.waymark.statistics.Quantiles;
import org.waymark.statistics.StepScan;

/**
 * Asks the places of one type on one indicator: did it move? Each against what moved everywhere and
 * against its own past, so no covariate is needed; where there are some, what they explain of the
 * trends of places is taken off first ({@link CovariateDrift}).
 *
 * <p>Scores, turned so that up is good, period by period: {@link MovementScore} of rates, counts
 * and proportions, with variance 1/(E·ΣO/ΣE), at most 2, or 1/(N·p(1 − p)), p the place's own share
 * over the window; means and values in units, with the mean of their squared standard errors, or 0
 * where there are none: all noise is period noise then. Units are brought to the scale on which the
 * noise model works by the robust scatter of single periods.
 */
final class Movement {

  /** Places of a type that are needed to tell what moved everywhere. */
  private static final int LEAST_PLACES = 9;

  /** A place that has not reported for so many periods has nothing to teach this week. */
  private static final int LONGEST_SILENCE = 6;

  private static final int LEAST_PERIODS_FOR_NOISE = 4;
  private static final PeriodNoise FIRST_GUESS = new PeriodNoise(0.3, 0.0025);
  private static final double LEAST_EVENTS = 10;
  private static final double LEAST_EXPECTED = 0.5;

  /** A change that chance makes likelier is on no list but where a fifth of all tests are. */
  private static final double MAY_BE_FOUND = 0.02;

  /** 95% quantile of chi-square with one degree of freedom. */
  private static final double LIKELIHOOD_RATIO = 3.841;

  private static final double Z95 = Intervals.normalQuantile(ValueInterval.CONFIDENCE);

  /** Scatter of single periods to which scores in units are brought. */
  private static final double UNIT_SCATTER = 0.05;

  private final Panel panel;
  private final Indicator indicator;
  private final ChangeWindow window;
  private final List<PeerGroup.Member> members;
  private final double[] events;
  private final double[] exposure;
  private final String[] reason;
  private final int[] onsets;
  private double unit = 1;
  private PlaceSteps steps = PlaceSteps.NONE;
  private ChangeFit fit;
  private Optional<PeriodNoise> noise = Optional.empty();
  private Optional<PlaceSeries> centred = Optional.empty();
  private Optional<ChangeChecks> checks = Optional.empty();
  private int[] positions = new int[0];

  private Movement(
      Panel panel,
      Indicator indicator,
      ChangeWindow window,
      List<PeerGroup.Member> members,
      int[] onsets) {
    this.panel = panel;
    this.indicator = indicator;
    this.window = window;
    this.members = members;
    int cells = Math.multiplyExact(members.size(), window.periods());
    events = new double[cells];
    exposure = new double[cells];
    Arrays.fill(events, Double.NaN);
    reason = new String[members.size()];
    Arrays.fill(reason, "");
    this.onsets = onsets;
    fit = ChangeFit.of(empty(members.size(), 1));
  }

  /**
   * Asks all of them; {@code members} are in a fixed order.
   *
   * @param onsets positions in the window at which steps are kept, to be read with other indicators
   */
  static Movement of(
      Panel panel,
      Indicator indicator,
      ChangeWindow window,
      List<PeerGroup.Member> members,
      int[] onsets) {
    Movement movement = new Movement(panel, indicator, window, members, onsets);
    if (indicator.better() == Better.NEITHER) {
      Arrays.fill(movement.reason, "better-neither");
      return movement;
    }
    movement.ask();
    return movement;
  }

  private void ask() {
    int n = members.size();
    int periods = window.periods();
    PlaceSeries series = periods == 0 ? empty(n, 1) : series();
    int asked = 0;
    for (int i = 0; i < n; i++) {
      int observed = series.observed(i);
      if (reason[i].isEmpty() && observed < ChangeFit.LEAST_PERIODS) {
        reason[i] =
            "too-few-periods: " + observed + " of at least " + ChangeFit.LEAST_PERIODS + hidden(i);
      }
      if (reason[i].isEmpty() && silentSince(series, i) >= LONGEST_SILENCE) {
        reason[i] = "no-recent-value: none in the last " + LONGEST_SILENCE + " periods" + hidden(i);
      }
      if (reason[i].isEmpty()) {
        asked++;
      }
    }
    if (asked < LEAST_PLACES) {
      for (int i = 0; i < n; i++) {
        if (reason[i].isEmpty()) {
          reason[i] =
              "too-few-peers: "
                  + (asked - 1)
                  + " of at least "
                  + (LEAST_PLACES - 1)
                  + " of its type";
        }
      }
      noise = noiseOfFew(series);
      return;
    }
    PlaceSeries own = withoutDrift(series);
    positions = ChangeFit.tested(own);
    PlaceSeries rest = (positions.length == n ? own : own.only(positions)).centred();
    ChangeFit.WithSteps fitted = ChangeFit.withSteps(n, positions, rest, onsets);
    fit = fitted.fit();
    steps = fitted.steps();
    noise = Optional.of(fit.noise());
    centred = Optional.of(rest);
  }

  /** Takes off what the circumstances of places explain of their trends. */
  private PlaceSeries withoutDrift(PlaceSeries series) {
    int covariates = indicator.expectFrom().size();
    if (covariates == 0) {
      return series;
    }
    List<Place> places = members.stream().map(m -> m.place).toList();
    double[][] of = Circumstances.of(indicator, places).of();
    double[] byPlace = new double[places.size() * covariates];
    Arrays.setAll(byPlace, at -> of[at % covariates][at / covariates]);
    return CovariateDrift.without(series, byPlace, covariates);
  }

  /** Made when the first change is likely. */
  private ChangeChecks checks(PlaceSeries rest) {
    if (checks.isEmpty()) {
      List<Place> places = IntStream.of(positions).mapToObj(i -> members.get(i).place).toList();
      checks = Optional.of(new ChangeChecks(rest, fit.noise(), places, indicator));
    }
    return checks.get();
  }

  private String hidden(int member) {
    return DevianceDetector.hiddenAmong(panel, members.get(member).row, window.columns());
  }

  /** Too few periods to look for a change can still tell how much single periods vary. */
  private static Optional<PeriodNoise> noiseOfFew(PlaceSeries series) {
    int[] some =
        IntStream.range(0, series.places())
            .filter(i -> series.observed(i) >= LEAST_PERIODS_FOR_NOISE)
            .toArray();
    return some.length < LEAST_PLACES
        ? Optional.empty()
        : Optional.of(PeriodNoise.fit(series.only(some).centred(), FIRST_GUESS));
  }

  /** Periods since the last one with a score. */
  private static int silentSince(PlaceSeries series, int place) {
    int silent = 0;
    while (silent < series.periods()
        && Double.isNaN(series.score()[(place + 1) * series.periods() - 1 - silent])) {
      silent++;
    }
    return silent;
  }

  private static PlaceSeries empty(int places, int periods) {
    double[] missing = new double[places * periods];
    Arrays.fill(missing, Double.NaN);
    return new PlaceSeries(periods, missing, new double[places * periods]);
  }

  private PlaceSeries series() {
    return switch (indicator.measure()) {
      case PROPORTION, RATE, COUNT -> ofEvents();
      case MEAN, VALUE -> ofValues();
    };
  }

  private PlaceSeries ofEvents() {
    int periods = window.periods();
    double allEvents = 0;
    double allExposure = 0;
    for (int i = 0; i < members.size(); i++) {
      double usual = read(i);
      for (int at = i * periods; at < (i + 1) * periods; at++) {
        if (!PooledPlace.plausible(exposure[at], usual)) {
          events[at] = Double.NaN;
        } else if (!Double.isNaN(events[at])) {
          allEvents += events[at];
          allExposure += exposure[at];
        }
      }
    }
    double common = indicator.measure() == Measure.RATE ? allEvents / allExposure : 1;
    double commonShare = allEvents / allExposure;
    double[] score = new double[events.length];
    double[] variance = new double[events.length];
    Arrays.fill(score, Double.NaN);
    for (int i = 0; i < members.size(); i++) {
      double seen = 0;
      double outOf = 0;
      for (int at = i * periods; at < (i + 1) * periods; at++) {
        if (!Double.isNaN(events[at])) {
          seen += events[at];
          outOf += exposure[at];
        }
      }
      boolean proportion = indicator.measure() == Measure.PROPORTION;
      double expected =
          switch (indicator.measure()) {
            case PROPORTION -> outOf * Math.min(commonShare, 1 - commonShare);
            case RATE -> outOf * common;
            default -> seen;
          };
      if (!(expected >= LEAST_EVENTS)) {
        reason[i] = PeerGroup.tooFewEvents(Double.isNaN(expected) ? 0 : expected);
        continue;
      }
      double share = (seen + 0.5) / (outOf + 1);
      double ratio = seen / (outOf * common);
      double usual = Math.max(LEAST_EXPECTED, seen) / (outOf * common);
      AlignedScale scale = AlignedScale.of(indicator);
      MovementScore scores =
          proportion ? MovementScore.ofShares(share) : MovementScore.ofEvents(usual);
      for (int at = i * periods; at < (i + 1) * periods; at++) {
        double o = events[at];
        double e = exposure[at];
        if (Double.isNaN(o)) {
          continue;
        }
        if (proportion) {
          score[at] = scale.turned(scores.of(o, e));
          variance[at] = 1 / (e * share * (1 - share));
        } else {
          score[at] = scale.turned(scores.of(o, e * common));
          variance[at] = 1 / Math.max(LEAST_EXPECTED, e * common * ratio);
        }
      }
    }
    return new PlaceSeries(periods, score, variance);
  }

  /** Reads the events of a place and what they are out of; returns its usual exposure. */
  private double read(int place) {
    int periods = window.periods();
    double[] known = new double[periods];
    int count = 0;
    for (int t = 0; t < periods; t++) {
      int at = place * periods + t;
      int cell = cell(place, t);
      double value = cell < 0 ? Double.NaN : panel.value()[cell];
      if (Double.isNaN(value)) {
        continue;
      }
      double outOf = PooledPlace.exposure(panel, cell, value, indicator);
      if (outOf > 0) {
        events[at] = PooledPlace.eventsOf(value, outOf, indicator);
        exposure[at] = outOf;
        known[count++] = outOf;
      }
    }
    return count == 0 ? Double.NaN : Quantiles.median(known, count);
  }

  private int cell(int place, int t) {
    int column = window.columns()[t];
    return column < 0 ? -1 : panel.cell(members.get(place).row, column);
  }

  private PlaceSeries ofValues() {
    int periods = window.periods();
    double[] score = new double[events.length];
    double[] variance = new double[events.length];
    Arrays.fill(score, Double.NaN);
    AlignedScale scale = AlignedScale.of(indicator);
    for (int i = 0; i < members.size(); i++) {
      double errors = 0;
      int withError = 0;
      for (int t = 0; t < periods; t++) {
        int cell = cell(i, t);
        double value = cell < 0 ? Double.NaN : panel.value()[cell];
        if (Double.isNaN(value)) {
          continue;
        }
        int at = i * periods + t;
        events[at] = value;
        exposure[at] = 1;
        score[at] = scale.turned(value);
        double error = Panel.at(panel.standardError(), cell);
        if (error > 0) {
          errors += error * error;
          withError++;
        }
      }
      if (withError > 0) {
        Arrays.fill(variance, i * periods, (i + 1) * periods, errors / withError);
      }
    }
    unit = scatter(new PlaceSeries(periods, score, variance)) / UNIT_SCATTER;
    if (!(unit > 0)) {
      unit = 1;
      Arrays.fill(reason, "no-movement: more than half of all periods are like the others");
      return empty(members.size(), periods);
    }
    for (int at = 0; at < score.length; at++) {
      score[at] /= unit;
      variance[at] /= unit * unit;
    }
    return new PlaceSeries(periods, score, variance);
  }

  private static double scatter(PlaceSeries series) {
    double[] rest = Arrays.stream(series.centred().score()).filter(y -> !Double.isNaN(y)).toArray();
    return rest.length == 0 ? 0 : Quantiles.scale(rest, new double[rest.length]);
  }

  /** Why a member was not asked; empty where it was. */
  String reason(int member) {
    return reason[member];
  }

  /**
   * Noise of single periods, on the scale of the score in natural units; without it nothing lasting
   * can be told.
   */
  Optional<PeriodNoise> noise() {
    return noise.map(of -> of.times(unit * unit));
  }

  /** Writes the steps of a member at the common onsets into its row. */
  void writeSteps(int member, IndicatorContext context, int row) {
    if (steps.places() > 0 && reason[member].isEmpty()) {
      context.steps().copy(steps, member, row);
      context.unit()[row] = unit;
    }
  }

  /**
   * The likeliest periods of a member's step: those at which a step explains its series nearly as
   * well as at the best one, by a likelihood ratio at 95%.
   *
   * @return positions in the window; empty where no change was tested
   */
  boolean[] likelyOnsets(int member) {
    boolean[] likely = new boolean[window.periods()];
    if (!reason[member].isEmpty() || centred.isEmpty()) {
      return likely;
    }
    StepScan scan = new StepScan(window.periods());
    scan.scan(centred.get(), Arrays.binarySearch(positions, member), fit.noise());
    double best = scan.contrast(scan.best());
    double dispersion = fit.standardError()[member] * Math.sqrt(scan.information(scan.best()));
    for (int c = 0; c < scan.candidates(); c++) {
      double z = scan.contrast(c);
      if (z > 0 && (best * best - z * z) / (dispersion * dispersion) <= LIKELIHOOD_RATIO) {
        likely[scan.onset(c)] = true;
      }
    }
    return likely;
  }

  /** Writes what was found of a member into its row. */
  void write(int member, Scores scores, int row) {
    scores.changeReason()[row] = reason[member];
    scores.moving()[row] = fit.moving()[member];
    if (!reason[member].isEmpty()) {
      return;
    }
    int periods = window.periods();
    int onset = fit.onset()[member];
    scores.pChange()[row] = fit.p()[member];
    scores.pDown()[row] = fit.pDown()[member];
    scores.onset()[row] = window.period(onset).code();
    scores.changeEffect()[row] = fit.effect()[member] * unit;
    scores.changeError()[row] = fit.standardError()[member] * unit;
    if (fit.p()[member] <= MAY_BE_FOUND && centred.isPresent()) {
      ChangeChecks checks = checks(centred.get());
      Checks of = checks.of(Arrays.binarySearch(positions, member), onset, fit.effect()[member]);
      scores.changeNearest()[row] = of.nearest() * unit;
      scores.changeNearestPlaces()[row] = of.nearestPlaces();
      scores.changeBefore()[row] = of.withoutLatest() * unit;
      scores.changeBlocks()[row] = of.blocksHeld();
    }
    double seen = 0;
    double outOf = 0;
    int last = onset;
    for (int t = onset; t < periods; t++) {
      int at = member * periods + t;
      if (!Double.isNaN(events[at])) {
        seen += events[at];
        outOf += exposure[at];
        last = t;
      }
    }
    double observed =
        switch (indicator.measure()) {
          case COUNT -> seen;
          case RATE -> seen / outOf * indicator.per();
          case PROPORTION, MEAN, VALUE -> seen / outOf;
        };
    scores.changeObserved()[row] = observed;
    AlignedScale scale = AlignedScale.of(indicator);
    double noise = Z95 * scores.changeError()[row];
    double worse = scale.improved(observed, -noise);
    double better = scale.improved(observed, noise);
    Interval likely =
        ValueInterval.both(
            ValueInterval.ofEvents(indicator, seen, outOf),
            new Interval(Math.min(worse, better), Math.max(worse, better)));
    scores.changeLow()[row] = likely.low();
    scores.changeHigh()[row] = likely.high();
    scores.changeExpected()[row] = scale.improved(observed, -scores.changeEffect()[row]);
    scores.changeLastDay()[row] = Math.toIntExact(window.period(last).end().toEpochDay());
  }
}
