package org.waymark.themes;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How a text sounds as a weighted sum of its features and its tone by words, around the mean score
 * of the texts that it was learned from.
 *
 * <p>A ridge regression (Hoerl and Kennard, Technometrics 12, 1970): LIBLINEAR's regression with
 * squared loss and no tolerated error, solved in the primal without random numbers.
 */
record LinearTone(double[] weights, double mean) implements Serializable {
  private static final double TOLERANCE = .0001;

  /** What a text shows: its features, then how it sounds by the list of words. */
  static FeatureVector vector(TextFeatures features, SeenText text) {
    FeatureVector words = features.vector(text);
    int last = words.indices().length;
    int[] indices = Arrays.copyOf(words.indices(), last + 1);
    double[] values = Arrays.copyOf(words.values(), last + 1);
    indices[last] = features.size();
    values[last] = Tone.of(text.sentences());
    return new FeatureVector(indices, values);
  }

  /**
   * Weights from scored texts.
   *
   * @param size number of positions of a vector
   * @param cost of squared errors against the penalty on weights: the larger, the closer to the
   *     scores
   */
  static LinearTone learn(FeatureVector[] texts, double[] scores, int size, double cost) {
    double mean = Arrays.stream(scores).average().orElseThrow();
    Problem problem = new Problem();
    problem.l = texts.length;
    problem.n = size;
    problem.x = new Feature[texts.length][];
    problem.y = new double[texts.length];
    for (int i = 0; i < texts.length; i++) {
      problem.y[i] = scores[i] - mean;
      problem.x[i] = new Feature[texts[i].indices().length];
      for (int j = 0; j < problem.x[i].length; j++) {
        problem.x[i][j] = new FeatureNode(texts[i].indices()[j] + 1, texts[i].values()[j]);
      }
    }
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVR, cost, TOLERANCE);
    parameter.setP(0);
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    return new LinearTone(model.getFeatureWeights(), mean);
  }

  double of(FeatureVector text) {
    return mean + text.times(weights);
  }
}
