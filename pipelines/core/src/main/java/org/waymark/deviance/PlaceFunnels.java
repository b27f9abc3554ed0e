package org.waymark.deviance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.waymark.statistics.Intervals;
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
  private static final double WHOLE = 1e-6;

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
    Pooled[] pooled =
        IntStream.range(0, scores.rows())
            .mapToObj(row -> PooledPlace.of(counted, row, window, indicator))
            .map(place -> Pooled.standardised(place, indicator))
            .toArray(Pooled[]::new);
    return of(scores, row -> pooled[row], indicator, placesOfWorkspace);
  }

  /** The same of an indicator that is not standardised. */
  static List<Point> of(Scores scores, Indicator indicator, List<Place> placesOfWorkspace) {
    return of(scores, row -> Pooled.of(scores, row, indicator), indicator, placesOfWorkspace);
  }

  private static List<Point> of(
      Scores scores,
      IntFunction<Pooled> pooled,
      Indicator indicator,
      List<Place> placesOfWorkspace) {
    if (indicator.measure() != Measure.PROPORTION && indicator.measure() != Measure.RATE) {
      return List.of();
    }
    Map<String, List<Integer>> types = new TreeMap<>();
    IntStream.range(0, scores.rows())
        .filter(row -> scores.denominator()[row] > 0 && pooled.apply(row).told())
        .boxed()
        .sorted(Comparator.comparing(row -> scores.place()[row]))
        .forEach(
            row ->
                types
                    .computeIfAbsent(
                        placesOfWorkspace.get(scores.place()[row]).type().orElse(""),
                        type -> new ArrayList<>())
                    .add(row));
    List<Point> points = new ArrayList<>();
    for (List<Integer> rows : types.values()) {
      if (rows.size() >= LEAST_PLACES) {
        add(scores, pooled, indicator, rows.stream().mapToInt(row -> row).toArray(), points);
      }
    }
    points.sort(Comparator.comparingInt(Point::place));
    return List.copyOf(points);
  }

  private static void add(
      Scores scores,
      IntFunction<Pooled> pooled,
      Indicator indicator,
      int[] rows,
      List<Point> points) {
    boolean share = indicator.measure() == Measure.PROPORTION;
    Pooled[] each = Arrays.stream(rows).mapToObj(pooled).toArray(Pooled[]::new);
    double[] events = Arrays.stream(each).mapToDouble(Pooled::events).toArray();
    double[] outOf = Arrays.stream(each).mapToDouble(Pooled::outOf).toArray();
    double overall = Arrays.stream(events).sum() / Arrays.stream(outOf).sum();
    if (!share && overall == 0) {
      return;
    }
    double unit = share ? 1 : overall * indicator.per();
    double[] sizes = share ? outOf : Arrays.stream(outOf).map(n -> n * overall).toArray();
    Funnel funnel = Funnel.of(scale(indicator), events, sizes, spread(indicator.funnel()));
    for (int i = 0; i < rows.length; i++) {
      Interval sampling = times(unit, funnel.unadjusted(sizes[i], INNER));
      Interval samplingOuter = times(unit, funnel.unadjusted(sizes[i], OUTER));
      boolean unadjusted = indicator.funnel() == FunnelConvention.NONE;
      Interval inner = unadjusted ? sampling : times(unit, funnel.limits(i, INNER));
      Interval outer = unadjusted ? samplingOuter : times(unit, funnel.limits(i, OUTER));
      double value = unit * funnel.ratio()[i];
      double s = funnel.s()[i];
      points.add(
          new Point(
              scores.place()[rows[i]],
              scores.firstDay()[rows[i]],
              scores.lastDay()[rows[i]],
              events[i],
              outOf[i],
              value,
              each[i].interval(),
              unit * funnel.centre(),
              inner,
              outer,
              sampling,
              samplingOuter,
              funnel.z()[i],
              funnel.z()[i] * s / Math.sqrt(s * s + funnel.tau2()),
              funnel.phi(),
              funnel.tau2(),
              rows.length,
              Funnel.position(value, inner, outer)));
    }
  }

  /**
   * What a place showed over the pooled periods.
   *
   * @param interval 95% interval of the value by itself
   */
  private record Pooled(double events, double outOf, Interval interval) {

    static Pooled of(Scores scores, int row, Indicator indicator) {
      double outOf = scores.denominator()[row];
      double events = eventsOf(scores, row, indicator);
      Interval interval =
          indicator.measure() == Measure.PROPORTION
              ? Intervals.wilson(events, outOf, INNER)
              : times(indicator.per() / outOf, Intervals.count(events, INNER));
      return new Pooled(events, outOf, interval);
    }

    static Pooled standardised(PooledPlace place, Indicator indicator) {
      if (!(place.numerator() >= Standardisation.LEAST_EVENTS)) {
        return new Pooled(0, 0, new Interval(Double.NaN, Double.NaN));
      }
      double rate = place.events() / place.exposure();
      Standardisation.Direct direct =
          new Standardisation.Direct(rate, rate / place.exposure(), place.numerator());
      return new Pooled(
          place.events(), place.exposure(), times(indicator.per(), direct.interval(INNER)));
    }

    /** False of a standardised rate of too few events to have an interval. */
    boolean told() {
      return outOf > 0;
    }

    /** Events as they were delivered: whole where they are whole but for rounding. */
    private static double eventsOf(Scores scores, int row, Indicator indicator) {
      double events = scores.observed()[row] / indicator.per() * scores.denominator()[row];
      double whole = Math.rint(events);
      double settled = Math.abs(events - whole) <= WHOLE * Math.max(1, whole) ? whole : events;
      return indicator.measure() == Measure.PROPORTION
          ? Math.min(settled, scores.denominator()[row])
          : settled;
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
