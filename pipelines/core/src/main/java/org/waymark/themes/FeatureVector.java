package org.waymark.themes;

/**
 * What a learned code sees of a text: few numbers other than zero.
 *
 * @param indices of the numbers, ascending
 * @param values beside them
 */
record FeatureVector(int[] indices, double[] values) {

  double times(double[] weights) {
    double sum = 0;
    for (int i = 0; i < indices.length; i++) {
      sum += values[i] * weights[indices[i]];
    }
    return sum;
  }
}
