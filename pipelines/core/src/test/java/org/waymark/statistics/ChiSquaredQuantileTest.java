package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class ChiSquaredQuantileTest {

  @Test
  void quantiles_are_the_librarys_to_the_last_bit() {
    double[] probabilities = {1e-6, 0.001, 0.025, 0.3, 0.5, 0.975, 0.999, 1 - 1e-6};
    for (double degrees = 1e-3; degrees < 2e5; degrees *= 1.37) {
      for (double p : probabilities) {
        for (double accuracy : new double[] {1e-14, 1e-9}) {
          assertEquals(
              new ChiSquaredDistribution(degrees, accuracy).inverseCumulativeProbability(p),
              new ChiSquaredQuantile(degrees).at(p, accuracy),
              degrees + " degrees of freedom, " + p);
        }
      }
    }
  }

  @Test
  void half_of_chi_square_with_two_degrees_is_exponential() {
    assertEquals(-2 * Math.log(0.05), new ChiSquaredQuantile(2).at(0.95, 1e-14), 1e-12);
  }
}
