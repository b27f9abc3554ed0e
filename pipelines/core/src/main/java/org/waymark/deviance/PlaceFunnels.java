package org.waymark.deviance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.waymark.panel.Panel;
import org.waymark.registry.FunnelConvention;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.statistics.Funnel;
import org.waymark.statistics.FunnelScale;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Standardisation;

/**
 * The places of an indicator with numerator and denominator as {@link Funnel}s, one a type: what
 * they are compared with is what all places of their type have in common, and nothing is allowed
 * for but their size and, by the indicator's convention, the differences that ordinary places have.
 *
 * <p>Numerators and denominators are those of the periods that a level is pooled over ({@link
 * DevianceDetector}). A proportion is a funnel of shares; a rate one of observed over expected
 * events, expected being the denominator at the rate of all places together. Those of a rate that
 * is standardised are of the crude rate that would be as certain as it is, and as high. A type of
 * fewer than {@value #LEAST_PLACES} places, or a rate of which no place has an event, has no
 * funnel.
 */
public final class PlaceFunnels {

  /** Places that make a funnel. */
  public static final int LEAST_PLACES = 5;

  private static final double INNER = 0.95;
  private static final double OUTER = 0.998;
  private static final double TAIL = 0.1;

  /** Expected events, or those without, below which a convention's limits may be too narrow. */
  private static final double FEW_EVENTS = 20;

  /**
   * A place in its funnel. Values, centre and limits are in natural units.
   *
   * @param place position of the place in the workspace
   * @param firstDay first day of the first period pooled, from 1970-01-01
   * @param lastDay last day of the last one
   * @param interval 95% interval of the value by itself
   * @param inner limits that hold 95% of ordinary places of this size
   * @param outer limits that hold 99.8% of them
   * @param sampling the same by sampling alone, 95%
   * @param samplingOuter the same, 99.8%
   * @param z standard errors of sampling from the centre; −∞ where no event has no logarithm
   * @param zAdjusted the same, in standard deviations of sampling and ordinary differences together
   * @param phi mean squared z of the places that shape the limits
   * @param tau2 variance of ordinary places beyond sampling, on the scale of the funnel
   * @param places places in the funnel
   */
  public record Point(
      int place,
      int firstDay,
      int lastDay,
      double numerator,
      double denominator,
      double value,
      Interval interval,
      double centre,
      Interval inner,
      Interval outer,
      Interval sampling,
      Interval samplingOuter,
      double z,
      double zAdjusted,
      double phi,
      double tau2,
      int places,
      Funnel.Position position) {}

  private PlaceFunnels() {}

  /**
   * The points of all funnels of an indicator in order of place.
   *
   * @param scores what {@link DevianceDetector#test} says of the panel's places
   * @param placesOfWorkspace what the places of the scores are positions in
   */
  public static List<Point> of(
      Scores scores, Panel panel, Indicator indicator, List<Place> placesOfWorkspace) {
    if (!indicator.standardised()) {
      return of(scores, indicator, placesOfWorkspace);
    }
    PooledWindow window = PooledWindow.of(panel, indicator);
    Panel counted = EffectivePeople.of(panel, indicator, window.columns());
    return of(
        scores,
        row -> Pooled.standardised(row, PooledPlace.of(counted, row, window, indicator), indicator),
        indicator,
        placesOfWorkspace);
  }

  /** The same of an indicator that is not standardised. */
  static List<Point> of(Scores scores, Indicator indicator, List<Place> placesOfWorkspace) {
    return of(scores, row -> Pooled.of(scores, row, indicator), indicator, placesOfWorkspace);
  }

  private static List<Point> of(
      Scores scores,
      IntFunction<Optional<Pooled>> pooled,
      Indicator indicator,
      List<Place> placesOfWorkspace) {
    if (indicator.measure() != Measure.PROPORTION && indicator.measure() != Measure.RATE) {
      return List.of();
    }
    Map<String, List<Pooled>> types = new TreeMap<>();
    IntStream.range(0, scores.rows())
        .boxed()
        .sorted(Comparator.comparing(row -> scores.place()[row]))
        .flatMap(row -> pooled.apply(row).stream())
        .forEach(
            place ->
                types
                    .computeIfAbsent(
                        placesOfWorkspace.get(scores.place()[place.row()]).type().orElse(""),
                        type -> new ArrayList<>())
                    .add(place));
    List<Point> points = new ArrayList<>();
    for (List<Pooled> places : types.values()) {
      if (places.size() >= LEAST_PLACES) {
        add(scores, places, indicator, points);
      }
    }
    points.sort(Comparator.comparingInt(Point::place));
    return List.copyOf(points);
  }

  private static void add(
      Scores scores, List<Pooled> places, Indicator indicator, List<Point> points) {
    boolean share = indicator.measure() == Measure.PROPORTION;
    double[] events = places.stream().mapToDouble(Pooled::events).toArray();
    double[] outOf = places.stream().mapToDouble(Pooled::outOf).toArray();
    double overall = Arrays.stream(events).sum() / Arrays.stream(outOf).sum();
    if (!share && overall == 0) {
      return;
    }
    double unit = share ? 1 : overall * indicator.per();
    double[] sizes = share ? outOf : Arrays.stream(outOf).map(n -> n * overall).toArray();
    Funnel funnel = Funnel.of(scale(indicator), events, sizes, spread(indicator.funnel()));
    for (int i = 0; i < events.length; i++) {
      int row = places.get(i).row();
      Interval sampling = times(unit, sampling(funnel, share, sizes[i], INNER));
      Interval samplingOuter = times(unit, sampling(funnel, share, sizes[i], OUTER));
      boolean unadjusted = indicator.funnel() == FunnelConvention.NONE;
      boolean few =
          sizes[i] * (share ? Math.min(funnel.centre(), 1 - funnel.centre()) : 1) < FEW_EVENTS;
      Interval inner = unadjusted ? sampling : times(unit, limits(funnel, i, sizes[i], few, INNER));
      Interval outer =
          unadjusted ? samplingOuter : times(unit, limits(funnel, i, sizes[i], few, OUTER));
      double value = unit * funnel.ratio()[i];
      Interval interval = places.get(i).interval();
      double centre = unit * funnel.centre();
      double s = funnel.s()[i];
      points.add(
          new Point(
              scores.place()[row],
              scores.firstDay()[row],
              scores.lastDay()[row],
              events[i],
              outOf[i],
              value,
              interval,
              centre,
              inner,
              outer,
              sampling,
              samplingOuter,
              funnel.z()[i],
              funnel.z()[i] * s / Math.sqrt(s * s + funnel.tau2()),
              funnel.phi(),
              funnel.tau2(),
              events.length,
              interval.low() <= centre && centre <= interval.high()
                  ? Funnel.Position.WITHIN
                  : Funnel.position(value, inner, outer)));
    }
  }

  /** Exact Poisson limits of a rate, exact binomial ones of a share. */
  private static Interval sampling(Funnel funnel, boolean share, double size, double confidence) {
    return share && shared(funnel)
        ? funnel.exact(size, confidence, false)
        : funnel.unadjusted(size, confidence);
  }

  /** Those of the convention; where events are few, never narrower than the exact ones. */
  private static Interval limits(
      Funnel funnel, int unit, double size, boolean few, double confidence) {
    Interval drawn = funnel.limits(unit, confidence);
    return few && shared(funnel)
        ? ValueInterval.both(drawn, funnel.exact(size, confidence, true))
        : drawn;
  }

  /** Where nobody has the event, or everybody, there is no tail. */
  private static boolean shared(Funnel funnel) {
    return funnel.scale() != FunnelScale.PROPORTION || (funnel.centre() > 0 && funnel.centre() < 1);
  }

  /**
   * What a place showed over the pooled periods.
   *
   * @param row of its score
   * @param interval 95% interval of the value by itself
   */
  private record Pooled(int row, double events, double outOf, Interval interval) {

    /** Empty where there is nothing to divide by. */
    static Optional<Pooled> of(Scores scores, int row, Indicator indicator) {
      double outOf = scores.denominator()[row];
      if (!(outOf > 0)) {
        return Optional.empty();
      }
      double events = eventsOf(scores, row, indicator);
      Interval interval = ValueInterval.ofEvents(indicator, events, outOf);
      return Optional.of(new Pooled(row, events, outOf, interval));
    }

    /** Empty where there are too few events for an interval. */
    static Optional<Pooled> standardised(int row, PooledPlace place, Indicator indicator) {
      if (!(place.numerator() >= Standardisation.LEAST_EVENTS)) {
        return Optional.empty();
      }
      Interval interval = ValueInterval.ofStandardised(indicator, place);
      return Optional.of(new Pooled(row, place.events(), place.exposure(), interval));
    }

    private static double eventsOf(Scores scores, int row, Indicator indicator) {
      double outOf = scores.denominator()[row];
      return ValueInterval.settled(
          indicator, scores.observed()[row] / indicator.per() * outOf, outOf);
    }
  }

  private static FunnelScale scale(Indicator indicator) {
    if (indicator.measure() == Measure.PROPORTION) {
      return FunnelScale.PROPORTION;
    }
    return indicator.funnel() == FunnelConvention.SHMI
        ? FunnelScale.STANDARDISED_LOG
        : FunnelScale.STANDARDISED_ROOT;
  }

  private static Funnel.Spread spread(FunnelConvention convention) {
    return switch (convention) {
      case CQC -> new Funnel.Spread.Winsorised(TAIL);
      case SHMI -> new Funnel.Spread.Truncated(TAIL);
      case NONE -> new Funnel.Spread.None();
    };
  }

  private static Interval times(double unit, Interval limits) {
    return new Interval(unit * limits.low(), unit * limits.high());
  }
}
