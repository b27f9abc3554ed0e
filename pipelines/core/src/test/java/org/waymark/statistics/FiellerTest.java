package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FiellerTest {

  /** Both ends are where (a − r·b)² is t² times its variance: Fieller's definition. */
  @Property(tries = 300)
  void its_ends_are_where_the_test_just_refutes(
      @ForAll @DoubleRange(min = -50, max = 50) double a,
      @ForAll @DoubleRange(min = 5, max = 50) double b,
      @ForAll @DoubleRange(min = 0, max = 4) double varianceOfA,
      @ForAll @DoubleRange(min = 0.01, max = 4) double varianceOfB,
      @ForAll @DoubleRange(min = -0.9, max = 0.9) double correlation) {
    double covariance = correlation * Math.sqrt(varianceOfA * varianceOfB);
    Optional<Interval> interval =
        Fieller.of(a, b, varianceOfA, varianceOfB, covariance, Double.POSITIVE_INFINITY, 0.95);
    double t = 1.959963984540054;
    assertEquals(t * t * varianceOfB < b * b, interval.isPresent());
    for (double r : new double[] {interval.get().low(), interval.get().high()}) {
      double off = (a - r * b) * (a - r * b);
      double variance = varianceOfA - 2 * r * covariance + r * r * varianceOfB;
      assertEquals(0, (off - t * t * variance) / (1 + off), 1e-9);
    }
    assertTrue(interval.get().low() <= a / b && a / b <= interval.get().high());
  }

  @Test
  void a_denominator_that_may_be_nothing_has_no_interval() {
    assertTrue(Fieller.of(10, 1, 0, 1, 0, 12, 0.95).isEmpty());
  }

  @Test
  void an_exact_numerator_divides_by_the_ends_of_the_interval_of_the_denominator() {
    Interval interval = Fieller.of(100, 10, 0, 4, 0, Double.POSITIVE_INFINITY, 0.95).orElseThrow();
    double reach = 2 * 1.959963984540054;
    assertEquals(100 / (10 + reach), interval.low(), 1e-9);
    assertEquals(100 / (10 - reach), interval.high(), 1e-9);
  }
}
