package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Chart;
import org.waymark.registry.FunnelConvention;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Role;
import org.waymark.registry.StandardPopulation;
import org.waymark.statistics.Funnel;
import org.waymark.statistics.FunnelScale;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

class PlaceFunnelsTest {
  private static final double[] EVENTS = {30, 41, 12, 90, 25, 44, 7, 61};
  private static final double[] OUT_OF = {300, 350, 140, 600, 310, 400, 110, 480};

  private static Indicator indicator(Measure measure, FunnelConvention funnel) {
    return new Indicator(
        "i",
        "m",
        "i",
        measure,
        Optional.empty(),
        Better.NEITHER,
        Role.OUTCOME,
        PeriodKind.MONTH,
        measure == Measure.RATE ? 1000 : 1,
        Optional.empty(),
        List.of(),
        Chart.XMR,
        List.of(),
        funnel,
        StandardPopulation.NONE);
  }

  private static List<Place> places(String... types) {
    List<Place> places = new ArrayList<>();
    for (String type : types) {
      places.add(
          new Place(
              "p" + places.size(),
              "Place",
              Optional.of(type),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new TreeMap<>()));
    }
    return places;
  }

  private static List<Place> alike(int count) {
    String[] types = new String[count];
    Arrays.fill(types, "ward");
    return places(types);
  }

  private static Scores scores(double[] events, double[] outOf, double per) {
    Scores scores = Scores.ofSize(events.length);
    for (int row = 0; row < events.length; row++) {
      scores.place()[row] = row;
      scores.firstDay()[row] = 100;
      scores.lastDay()[row] = 464;
      scores.observed()[row] = events[row] / outOf[row] * per;
      scores.denominator()[row] = outOf[row];
    }
    return scores;
  }

  @Test
  void allOfAFewAmongNineteenInTwentyIsNothingUnusual() {
    double[] events = {24, 48, 60, 12, 950, 1900, 470, 57, 33, 380};
    double[] outOf = {24, 48, 60, 12, 1000, 2000, 500, 60, 36, 400};
    for (FunnelConvention convention : FunnelConvention.values()) {
      for (PlaceFunnels.Point point :
          PlaceFunnels.of(
              scores(events, outOf, 1), indicator(Measure.PROPORTION, convention), alike(10))) {
        assertEquals(Funnel.Position.WITHIN, point.position(), "of " + point.denominator());
        if (point.denominator() <= 48) {
          assertEquals(1, point.outer().high(), "exact limits reach 100%");
          assertEquals(1, point.samplingOuter().high());
        }
      }
    }
  }

  @Test
  void sharesHaveTheLimitsOfTheConvention() {
    Indicator shares = indicator(Measure.PROPORTION, FunnelConvention.CQC);
    List<PlaceFunnels.Point> points =
        PlaceFunnels.of(scores(EVENTS, OUT_OF, 1), shares, alike(EVENTS.length));
    Funnel funnel =
        Funnel.of(FunnelScale.PROPORTION, EVENTS, OUT_OF, new Funnel.Spread.Winsorised(0.1));
    assertTrue(funnel.tau2() > 0);
    for (int i = 0; i < EVENTS.length; i++) {
      PlaceFunnels.Point point = points.get(i);
      assertEquals(EVENTS[i], point.numerator());
      assertEquals(funnel.centre(), point.centre());
      boolean few = OUT_OF[i] * funnel.centre() < 20;
      assertEquals(
          few
              ? ValueInterval.both(funnel.limits(i, 0.95), funnel.exact(OUT_OF[i], 0.95, true))
              : funnel.limits(i, 0.95),
          point.inner());
      assertTrue(few || funnel.limits(i, 0.998).equals(point.outer()));
      assertEquals(funnel.exact(OUT_OF[i], 0.998, false), point.samplingOuter());
      assertEquals(funnel.position(i), point.position());
      assertTrue(Math.abs(point.zAdjusted()) < Math.abs(point.z()));
    }
  }

  @Test
  void aRateIsWhatWasSeenOverWhatTheRateOfAllWouldGiveInItsOwnUnits() {
    double overall = Arrays.stream(EVENTS).sum() / Arrays.stream(OUT_OF).sum();
    double[] expected = Arrays.stream(OUT_OF).map(n -> n * overall).toArray();
    for (FunnelConvention convention : List.of(FunnelConvention.SHMI, FunnelConvention.CQC)) {
      boolean shmi = convention == FunnelConvention.SHMI;
      Funnel funnel =
          Funnel.of(
              shmi ? FunnelScale.STANDARDISED_LOG : FunnelScale.STANDARDISED_ROOT,
              EVENTS,
              expected,
              shmi ? new Funnel.Spread.Truncated(0.1) : new Funnel.Spread.Winsorised(0.1));
      PlaceFunnels.Point point =
          PlaceFunnels.of(
                  scores(EVENTS, OUT_OF, 1000),
                  indicator(Measure.RATE, convention),
                  alike(EVENTS.length))
              .get(3);
      assertEquals(150, point.value(), 1e-9);
      assertEquals(1000 * overall, point.centre(), 1e-9);
      assertEquals(1000 * overall * funnel.limits(3, 0.998).high(), point.outer().high(), 1e-9);
      Interval exact = Intervals.exactPoisson(expected[3], 0.95);
      assertEquals(exact.low() / OUT_OF[3] * 1000, point.sampling().low(), 1e-9);
      assertEquals(funnel.phi(), point.phi());
    }
  }

  @Test
  void aValueByItselfHasWilsonsIntervalOrThatOfACount() {
    PlaceFunnels.Point share =
        PlaceFunnels.of(
                scores(EVENTS, OUT_OF, 1),
                indicator(Measure.PROPORTION, FunnelConvention.CQC),
                alike(EVENTS.length))
            .get(3);
    assertEquals(Intervals.wilson(90, 600, 0.95), share.interval());
    List<PlaceFunnels.Point> rates =
        PlaceFunnels.of(
            scores(EVENTS, OUT_OF, 1000),
            indicator(Measure.RATE, FunnelConvention.CQC),
            alike(EVENTS.length));
    assertEquals(
        1000 * Intervals.byar(90, 0.95).high() / 600, rates.get(3).interval().high(), 1e-9);
    assertEquals(
        1000 * Intervals.exactPoisson(7, 0.95).low() / 110, rates.get(6).interval().low(), 1e-9);
  }

  @Test
  void withoutAConventionLimitsAreThoseOfSamplingAlone() {
    for (PlaceFunnels.Point point :
        PlaceFunnels.of(
            scores(EVENTS, OUT_OF, 1000),
            indicator(Measure.RATE, FunnelConvention.NONE),
            alike(EVENTS.length))) {
      assertEquals(point.sampling(), point.inner());
      assertEquals(point.samplingOuter(), point.outer());
      assertEquals(0, point.tau2());
      assertEquals(point.z(), point.zAdjusted());
    }
  }

  @Test
  void placesAreComparedWithinTheirType() {
    List<Place> places =
        places("ward", "region", "ward", "ward", "region", "ward", "ward", "region");
    List<PlaceFunnels.Point> points =
        PlaceFunnels.of(
            scores(EVENTS, OUT_OF, 1), indicator(Measure.PROPORTION, FunnelConvention.CQC), places);
    assertEquals(List.of(0, 2, 3, 5, 6), points.stream().map(PlaceFunnels.Point::place).toList());
    double together = (30 + 12 + 90 + 44 + 7) / (300.0 + 140 + 600 + 400 + 110);
    assertEquals(together, points.get(0).centre(), 1e-12);
    assertEquals(5, points.get(0).places());
  }

  @Test
  void aPlaceWithoutADenominatorIsInNoFunnel() {
    Scores scores = scores(EVENTS, OUT_OF, 1);
    scores.denominator()[2] = Double.NaN;
    List<PlaceFunnels.Point> points =
        PlaceFunnels.of(
            scores, indicator(Measure.PROPORTION, FunnelConvention.CQC), alike(EVENTS.length));
    assertEquals(7, points.size());
    assertTrue(points.stream().noneMatch(p -> p.place() == 2));
  }

  @Test
  void aPlaceWithoutAnEventHasLimitsThoughItHasNoLogarithm() {
    double[] events = EVENTS.clone();
    events[3] = 0;
    PlaceFunnels.Point point =
        PlaceFunnels.of(
                scores(events, OUT_OF, 1000),
                indicator(Measure.RATE, FunnelConvention.SHMI),
                alike(events.length))
            .get(3);
    assertEquals(Double.NEGATIVE_INFINITY, point.z());
    assertEquals(Funnel.Position.FAR_BELOW, point.position());
    assertTrue(point.outer().low() > 0);
  }

  @Test
  void noEventAtAllAndNothingButEventsAreNoFault() {
    double[] none = new double[8];
    List<Place> places = alike(8);
    assertEquals(
        List.of(),
        PlaceFunnels.of(
            scores(none, OUT_OF, 1000), indicator(Measure.RATE, FunnelConvention.CQC), places));
    for (double[] events : List.of(none, OUT_OF)) {
      for (PlaceFunnels.Point point :
          PlaceFunnels.of(
              scores(events, OUT_OF, 1),
              indicator(Measure.PROPORTION, FunnelConvention.SHMI),
              places)) {
        assertEquals(Funnel.Position.WITHIN, point.position());
        assertEquals(0, point.z(), 1e-9);
      }
    }
  }

  @Test
  void otherMeasuresHaveNoFunnel() {
    for (Measure measure : List.of(Measure.COUNT, Measure.MEAN, Measure.VALUE)) {
      assertEquals(
          List.of(),
          PlaceFunnels.of(
              scores(EVENTS, OUT_OF, 1), indicator(measure, FunnelConvention.CQC), alike(8)));
    }
  }
}
