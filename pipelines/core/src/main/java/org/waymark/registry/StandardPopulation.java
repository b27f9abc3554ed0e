package org.waymark.registry;

import java.util.List;

/**
 * How many people of each stratum, such as an age band, a standard population has: the mix that
 * directly standardised rates are stated for, so that places with older people can be compared.
 *
 * @param strata as feeds write them
 * @param sizes of the strata, in their order, above 0; only their shares matter
 */
public record StandardPopulation(List<String> strata, List<Double> sizes) {

  /** No population: nothing is standardised. */
  public static final StandardPopulation NONE = new StandardPopulation(List.of(), List.of());

  public StandardPopulation {
    if (strata.size() != sizes.size()) {
      throw new IllegalArgumentException(strata.size() + " strata of " + sizes.size() + " sizes");
    }
  }

  boolean isEmpty() {
    return strata.isEmpty();
  }

  /** Sizes of the strata, in their order. */
  public double[] weights() {
    return sizes.stream().mapToDouble(size -> size).toArray();
  }
}
