package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.waymark.statistics.XmrChart.Variation;

/** Laws that hold for all data. Whole numbers and powers of two keep the arithmetic exact. */
class StatisticsLawsTest {

  private static double[] doubles(int[] values) {
    // Small enough for ties; one value in 31 is missing.
    return Arrays.stream(values)
        .map(v -> Math.floorMod(v, 31))
        .mapToDouble(v -> v == 30 ? Double.NaN : v)
        .toArray();
  }

  private static XmrPoints drawn(double[] y, int from, int length, int better) {
    XmrPoints out = new XmrPoints(length);
    XmrChart.standard().draw(y, from, length, better, Double.NaN, out);
    return out;
  }

  @Property(seed = "1")
  void theUnitOfAChartDoesNotMatter(
      @ForAll @Size(min = 1, max = 40) int[] values,
      @ForAll @IntRange(min = -8, max = 8) int power) {
    double unit = Math.scalb(1.0, power);
    double[] y = doubles(values);
    double[] scaled = Arrays.stream(y).map(v -> v * unit).toArray();
    XmrPoints a = drawn(y, 0, y.length, 1);
    XmrPoints b = drawn(scaled, 0, y.length, 1);
    for (int i = 0; i < y.length; i++) {
      assertEquals(a.rule(i), b.rule(i));
      assertEquals(a.variation(i), b.variation(i));
      assertEquals(a.upper(i) * unit, b.upper(i));
    }
  }

  @Property(seed = "2")
  void whatImprovesOneWayIsOfConcernTheOther(@ForAll @Size(min = 1, max = 40) int[] values) {
    double[] y = doubles(values);
    XmrPoints up = drawn(y, 0, y.length, 1);
    XmrPoints down = drawn(y, 0, y.length, -1);
    for (int i = 0; i < y.length; i++) {
      assertEquals(up.rule(i), down.rule(i));
      assertEquals(
          up.variation(i) == Variation.IMPROVEMENT, down.variation(i) == Variation.CONCERN);
    }
  }

  @Property(seed = "3")
  void otherPlacesInTheSameColumnDoNotMatter(
      @ForAll @Size(min = 1, max = 40) int[] values,
      @ForAll @Size(max = 20) double[] before,
      @ForAll @Size(max = 20) double[] after) {
    double[] y = doubles(values);
    double[] column = new double[before.length + y.length + after.length];
    System.arraycopy(before, 0, column, 0, before.length);
    System.arraycopy(y, 0, column, before.length, y.length);
    System.arraycopy(after, 0, column, before.length + y.length, after.length);
    XmrPoints alone = drawn(y, 0, y.length, 1);
    XmrPoints among = drawn(column, before.length, y.length, 1);
    for (int i = 0; i < y.length; i++) {
      assertEquals(alone.rule(i), among.rule(i));
      assertEquals(alone.lower(i), among.lower(i));
    }
  }

  @Property(seed = "4")
  void qValuesAreNeverBelowTheirPValuesAndKeepTheirOrder(
      @ForAll @Size(min = 1, max = 30) int[] thousandths) {
    double[] p =
        Arrays.stream(thousandths).mapToDouble(v -> Math.floorMod(v, 1001) / 1000.0).toArray();
    double[] q = FalseDiscovery.qValues(p);
    for (int i = 0; i < p.length; i++) {
      assertTrue(q[i] >= p[i] && q[i] <= 1);
      for (int j = 0; j < p.length; j++) {
        assertTrue(p[i] > p[j] || q[i] <= q[j]);
      }
    }
    double[] reversed = new double[p.length];
    Arrays.setAll(reversed, i -> p[p.length - 1 - i]);
    double[] back = FalseDiscovery.qValues(reversed);
    Arrays.setAll(reversed, i -> back[p.length - 1 - i]);
    assertArrayEquals(q, reversed);
  }

  @Property(seed = "5")
  void quantilesAreThoseOfTheSortedValues(
      @ForAll @Size(min = 1, max = 60) int[] values,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double[] y = Arrays.stream(values).mapToDouble(v -> Math.floorMod(v, 41)).toArray();
    double[] sorted = y.clone();
    Arrays.sort(sorted);
    int below = (int) (share * (y.length - 1));
    double quantile = Quantiles.quantile(y, y.length, share);
    assertTrue(quantile >= sorted[below]);
    assertTrue(quantile <= sorted[Math.min(below + 1, y.length - 1)]);
  }

  @Property(seed = "6")
  void moreEventsAndMoreConfidenceMoveIntervalsAsTheyShould(
      @ForAll @IntRange(max = 500) int events,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
    Interval interval = Intervals.count(events, confidence);
    assertTrue(interval.low() <= events && events <= interval.high());
    Interval wider = Intervals.count(events, 0.999);
    assertTrue(wider.low() <= interval.low() && interval.high() <= wider.high());
  }
}
