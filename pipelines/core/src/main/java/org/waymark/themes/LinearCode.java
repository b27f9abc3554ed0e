package org.waymark.themes;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.Serializable;

/**
 * A theme as a weight for each feature of a text: spoken of where the weighted sum of the text, or
 * of one of its sentences, is above zero.
 *
 * <p>Weights of a linear support vector machine (squared hinge loss, ridge penalty; Fan et al.,
 * LIBLINEAR, JMLR 9, 2008), solved in the primal by a trust-region Newton method: without random
 * numbers. Both sides of the coded texts weigh the same, however few speak of the theme.
 */
record LinearCode(double[] weights, double bias) implements Serializable {

  /** Cost of a text on the wrong side against the penalty on weights. */
  private static final double COST = .3;

  private static final double TOLERANCE = .001;

  /** Weights from texts of which some speak of the theme and some do not. */
  static LinearCode learn(FeatureVector[] texts, boolean[] spoken, int size) {
    Problem problem = new Problem();
    problem.l = texts.length;
    problem.n = size + 1;
    problem.bias = 1;
    problem.x = new Feature[texts.length][];
    problem.y = new double[texts.length];
    int positives = 0;
    for (int i = 0; i < texts.length; i++) {
      problem.x[i] = features(texts[i], size);
      problem.y[i] = spoken[i] ? 1 : -1;
      positives += spoken[i] ? 1 : 0;
    }
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, COST, TOLERANCE);
    double all = texts.length;
    parameter.setWeights(
        new double[] {all / (2 * positives), all / (2 * (all - positives))}, new int[] {1, -1});
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    int sign = model.getLabels()[0];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = sign * model.getFeatureWeights()[i];
    }
    return new LinearCode(weights, sign * model.getFeatureWeights()[size]);
  }

  private static Feature[] features(FeatureVector text, int size) {
    Feature[] features = new Feature[text.indices().length + 1];
    for (int i = 0; i < features.length - 1; i++) {
      features[i] = new FeatureNode(text.indices()[i] + 1, text.values()[i]);
    }
    features[features.length - 1] = new FeatureNode(size + 1, 1);
    return features;
  }

  /** The same weights with what counts as spoken moved up by so much. */
  LinearCode above(double threshold) {
    return new LinearCode(weights, bias - threshold);
  }

  double score(FeatureVector text) {
    return text.times(weights) + bias;
  }

  /** The largest score of the text and its sentences. */
  double score(FeatureVector[] parts) {
    double largest = Double.NEGATIVE_INFINITY;
    for (FeatureVector part : parts) {
      largest = Math.max(largest, score(part));
    }
    return largest;
  }
}
