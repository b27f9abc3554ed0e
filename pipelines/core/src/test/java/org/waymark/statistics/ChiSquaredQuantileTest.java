package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class ChiSquaredQuantileTest {

  @Test
  void quantiles_are_those_of_the_library() {
    double[] probabilities = {1e-6, 0.001, 0.025, 0.3, 0.5, 0.975, 0.999, 1 - 1e-6};
    for (double degrees = 1e-3; degrees < 2e5; degrees *= 1.37) {
      for (double p : probabilities) {
        double library = new ChiSquaredDistribution(degrees, 1e-14).inverseCumulativeProbability(p);
        assertEquals(
            library,
            new ChiSquaredQuantile(degrees).at(p),
            1e-11 * Math.max(1e-3, library),
            degrees + " degrees of freedom, " + p);
      }
    }
  }

  @Test
  void half_of_chi_square_with_two_degrees_is_exponential() {
    assertEquals(-2 * Math.log(0.05), new ChiSquaredQuantile(2).at(0.95), 1e-12);
  }
}
