package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.waymark.statistics.Funnel.Spread;

/** Laws of charts, funnels, rates and trends. Powers of two keep the arithmetic exact. */
class ChartLawsTest {

  private static final double NEAR = 1e-9;

  private static double[] counts(int[] values, int modulus) {
    return Arrays.stream(values).mapToDouble(v -> Math.floorMod(v, modulus)).toArray();
  }

  private static double[] sizes(int[] values) {
    return Arrays.stream(values).mapToDouble(v -> 50 + Math.floorMod(v, 997)).toArray();
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  private static final List<BiFunction<double[], Baseline, ChartLines>> IN_UNITS =
      List.of(ShewhartChart::run, ShewhartChart::individuals, ShewhartChart::movingRanges);

  @Property(seed = "11", tries = 200)
  void scalingTheUnitScalesTheLines(
      @ForAll @Size(min = 1, max = 40) int[] values,
      @ForAll @IntRange(min = -8, max = 8) int power) {
    double unit = Math.scalb(1.0, power);
    double[] y = counts(values, 31);
    Baseline all = Baseline.all(y.length);
    for (BiFunction<double[], Baseline, ChartLines> chart : IN_UNITS) {
      ChartLines once = chart.apply(y, all).times(unit);
      ChartLines other = chart.apply(scaled(y, unit), all);
      assertArrayEquals(once.centre(), other.centre());
      assertArrayEquals(once.lower(), other.lower());
      assertArrayEquals(once.upper(), other.upper());
    }
  }

  @Property(seed = "12", tries = 200)
  void aRateInSmallerUnitsOfExposureIsTheSameChart(
      @ForAll @Size(min = 2, max = 40) int[] values,
      @ForAll @IntRange(min = -8, max = 8) int power) {
    double unit = Math.scalb(1.0, power);
    double[] events = counts(values, 31);
    double[] n = sizes(values);
    Baseline all = Baseline.all(n.length);
    ChartLines once = ShewhartChart.rates(events, n, all);
    ChartLines other = ShewhartChart.rates(events, scaled(n, unit), all).times(unit);
    assertArrayEquals(once.upper(), other.upper(), NEAR);
    assertArrayEquals(once.lower(), other.lower(), NEAR);
  }

  @Property(seed = "13", tries = 200)
  void duplicatingAllCountsTightensTheLimitsByTheRootOfTwo(
      @ForAll @Size(min = 2, max = 40) int[] values) {
    double[] events = counts(values, 31);
    double[] n = sizes(values);
    Baseline all = Baseline.all(n.length);
    double centre = Arrays.stream(events).sum() / Arrays.stream(n).sum();
    for (int i = 0; i < n.length; i++) {
      Interval once = ShewhartChart.proportionLimits(centre, n[i], 1);
      Interval twice = ShewhartChart.proportionLimits(centre, 2 * n[i], 1);
      if (once.low() > 0 && once.high() < 1) {
        assertEquals(once.high() - centre, Math.sqrt(2) * (twice.high() - centre), NEAR);
      }
    }
    ChartLines once = ShewhartChart.proportions(events, n, all);
    ChartLines twice = ShewhartChart.proportions(scaled(events, 2), scaled(n, 2), all);
    for (int i = 0; i < n.length; i++) {
      assertTrue(twice.upper()[i] <= once.upper()[i] && once.lower()[i] <= twice.lower()[i]);
    }
  }

  @Property(seed = "14", tries = 200)
  void linesStandInOrder(@ForAll @Size(min = 2, max = 40) int[] values) {
    double[] y = counts(values, 31);
    double[] n = sizes(values);
    double[] times = Arrays.stream(y).map(v -> v + 1).toArray();
    Baseline all = Baseline.all(y.length);
    for (ChartLines lines :
        List.of(
            ShewhartChart.individuals(y, all),
            ShewhartChart.proportions(y, n, all),
            ShewhartChart.proportionsPrime(y, n, all),
            ShewhartChart.rates(y, n, all),
            ShewhartChart.ratesPrime(y, n, all),
            ShewhartChart.counts(y, all),
            ShewhartChart.timeBetween(times, all))) {
      for (int i = 0; i < y.length; i++) {
        if (!Double.isNaN(lines.upper()[i])) {
          assertTrue(lines.lower()[i] <= lines.centre()[i] + NEAR);
          assertTrue(lines.centre()[i] <= lines.upper()[i] + NEAR);
        }
      }
    }
  }

  @Property(seed = "16", tries = 100)
  void theOrderOfUnitsChangesNoFunnel(@ForAll @Size(min = 3, max = 40) int[] values) {
    double[] events = scaled(counts(values, 31), 1);
    double[] n = sizes(values);
    int last = n.length - 1;
    double[] eventsBack = new double[n.length];
    double[] nBack = new double[n.length];
    Arrays.setAll(eventsBack, i -> events[last - i]);
    Arrays.setAll(nBack, i -> n[last - i]);
    for (Spread spread :
        List.of(
            new Spread.None(),
            new Spread.Truncated(0.1),
            new Spread.Winsorised(0.1),
            new Spread.Robust())) {
      Funnel one = Funnel.of(FunnelScale.PROPORTION, events, n, spread);
      Funnel other = Funnel.of(FunnelScale.PROPORTION, eventsBack, nBack, spread);
      assertEquals(one.tau2(), other.tau2(), NEAR);
      for (int i = 0; i <= last; i++) {
        Interval limits = one.limits(i, 0.95);
        assertEquals(limits.high(), other.limits(last - i, 0.95).high(), NEAR);
        assertTrue(limits.low() <= one.centre() + NEAR && one.centre() <= limits.high() + NEAR);
        Interval wider = one.limits(i, 0.998);
        assertTrue(wider.low() <= limits.low() && limits.high() <= wider.high());
      }
    }
  }

  @Property(seed = "17", tries = 200)
  void duplicatingAllCountsTightensEveryInterval(
      @ForAll @Size(min = 3, max = 12) int[] values,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
    double[] events = Arrays.stream(values).mapToDouble(v -> 10 + Math.floorMod(v, 31)).toArray();
    double[] people = sizes(values);
    double[] standard = new double[people.length];
    Arrays.setAll(standard, i -> 1 + i);
    RateEstimate once = Standardisation.direct(events, people, standard, confidence);
    RateEstimate twice =
        Standardisation.direct(scaled(events, 2), scaled(people, 2), standard, confidence);
    assertEquals(once.value(), twice.value(), NEAR);
    assertTighter(once, twice);
    assertTighter(
        Standardisation.rate(events[0], people[0], confidence),
        Standardisation.rate(2 * events[0], 2 * people[0], confidence));
    assertTighter(
        Standardisation.indirect(events[0], events[1], confidence),
        Standardisation.indirect(2 * events[0], 2 * events[1], confidence));
  }

  private static void assertTighter(RateEstimate once, RateEstimate twice) {
    Interval wide = once.interval().orElseThrow();
    Interval tight = twice.interval().orElseThrow();
    assertTrue(tight.high() - tight.low() < wide.high() - wide.low());
    assertTrue(wide.low() <= once.value() && once.value() <= wide.high());
    assertTrue(tight.low() <= twice.value() && twice.value() <= tight.high());
  }

  @Property(seed = "18", tries = 200)
  void aTrendTurnsWithItsSeriesAndIsBlindToTheUnit(
      @ForAll @Size(min = 2, max = 30) int[] values,
      @ForAll @IntRange(min = -8, max = 8) int power) {
    double[] y = counts(values, 31);
    double unit = Math.scalb(1.0, power);
    MannKendall up = MannKendall.of(y);
    MannKendall down = MannKendall.of(scaled(y, -unit));
    assertEquals(up.s(), -down.s());
    assertEquals(up.p(), down.p());
    SenSlope slope = SenSlope.fit(y).orElseThrow();
    assertEquals(slope.slope() * unit, SenSlope.fit(scaled(y, unit)).orElseThrow().slope());
    slope
        .interval(0.95)
        .ifPresent(i -> assertTrue(i.low() <= slope.slope() && slope.slope() <= i.high()));
  }

  @Property(seed = "19", tries = 200)
  void underDependenceNothingIsFoundEarlier(@ForAll @Size(min = 1, max = 30) int[] thousandths) {
    double[] p =
        Arrays.stream(thousandths).mapToDouble(v -> Math.floorMod(v, 1001) / 1000.0).toArray();
    double[] q = FalseDiscovery.qValues(p);
    double[] dependent = FalseDiscovery.qValuesUnderDependence(p);
    for (int i = 0; i < p.length; i++) {
      assertTrue(dependent[i] >= q[i] && dependent[i] <= 1);
    }
  }

  @Property(seed = "20", tries = 300)
  void anEstimateLiesInItsIntervalAndMoreDataTightenIt(
      @ForAll @IntRange(min = 0, max = 400) int events,
      @ForAll @IntRange(min = 400, max = 1000) int n,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
    Interval share = Intervals.wilson(events, n, confidence);
    double p = events / (double) n;
    assertTrue(0 <= share.low() && share.low() <= p && p <= share.high() && share.high() <= 1);
    Interval tighter = Intervals.wilson(2.0 * events, 2.0 * n, confidence);
    assertTrue(tighter.high() - tighter.low() < share.high() - share.low());
    double[] values = {events, n, n + 1.0, events};
    double[] twice = {events, n, n + 1.0, events, events, n, n + 1.0, events};
    Interval mean = Intervals.mean(values, confidence).orElseThrow();
    Interval meanOfMore = Intervals.mean(twice, confidence).orElseThrow();
    double centre = (2.0 * events + 2.0 * n + 1) / 4;
    assertTrue(mean.low() <= centre && centre <= mean.high());
    assertTrue(meanOfMore.high() - meanOfMore.low() < mean.high() - mean.low());
  }
}
