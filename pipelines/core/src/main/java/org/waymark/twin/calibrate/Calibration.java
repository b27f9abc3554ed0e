package org.waymark.twin.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Draws;
import org.waymark.twin.simulate.Simulation;

/**
 * What published panels teach of a model's parameters: the mode, the curvature there, and
 * importance resampling from Student's t around it.
 *
 * @param values of each taught parameter by draw
 * @param noise of each observed stock by draw: correlation, size, last residual
 * @param effective number of importance draws that the resampled ones are worth
 * @param periods observed periods that taught
 * @param told which parameters the panels narrowed
 * @param conflict which parameters moved beyond what was believed before
 * @param mode the most believable point, in prior standard deviations
 */
public record Calibration(
    SortedMap<String, double[]> values,
    SortedMap<String, double[][]> noise,
    double effective,
    int periods,
    SortedMap<String, Boolean> told,
    SortedMap<String, Boolean> conflict,
    double[] mode) {

  /** Fewer observed periods teach nothing. */
  public static final int FEWEST_PERIODS = 12;

  /** Fewer effective draws are not believed. */
  public static final double FEWEST_EFFECTIVE = 400;

  private static final int PROPOSALS = 4_000;
  private static final int DEGREES = 6;
  private static final int NEWTON = 40;
  private static final int STARTS = 5;
  private static final double STEP = 2e-3;
  private static final double NARROWED = 0.9;
  private static final double CONFLICT = 2.5;
  private static final double[] DAMPING = {1, 0.5, 0.25, 0.1, 0.03, 0.01, 0.003, 0};

  /**
   * Learns from what was published.
   *
   * @param key names the random numbers
   * @param draws how many draws are kept
   * @param hint a point near which the mode may lie; empty where nothing is known
   * @return empty where fewer than {@value #FEWEST_PERIODS} periods or too few effective draws
   *     teach
   */
  public static Optional<Calibration> learn(
      Simulation simulation,
      History history,
      SortedMap<String, double[]> seasons,
      SortedMap<String, double[]> starts,
      String key,
      int draws,
      double[] hint) {
    Posterior posterior = new Posterior(simulation, history, seasons, starts);
    int k = posterior.learnt().size();
    if (posterior.taught() < FEWEST_PERIODS) {
      return Optional.empty();
    }
    long seed = simulation.model().seed();
    double[] mode = k == 0 ? new double[0] : mode(posterior, k, seed, key, hint);
    double[][] factor = k == 0 ? new double[0][0] : spread(hessian(posterior, mode));
    double[][] proposals = proposals(mode, factor, seed, key);
    double[] weights = weights(posterior, proposals, mode, factor);
    double square = Arrays.stream(weights).map(w -> w * w).sum();
    double effective = 1 / square;
    if (!(effective >= FEWEST_EFFECTIVE)) {
      return Optional.empty();
    }
    double[][] kept = resampled(proposals, weights, seed, key, draws);
    SortedMap<String, Boolean> told = new TreeMap<>();
    SortedMap<String, Boolean> conflict = new TreeMap<>();
    for (int p = 0; p < k; p++) {
      int at = p;
      double[] z = Arrays.stream(kept).mapToDouble(row -> row[at]).toArray();
      double mean = Arrays.stream(z).average().orElse(0);
      double sd = Math.sqrt(Arrays.stream(z).map(v -> (v - mean) * (v - mean)).average().orElse(0));
      told.put(posterior.learnt().get(p).id(), sd < NARROWED);
      conflict.put(posterior.learnt().get(p).id(), Math.abs(mean) > CONFLICT);
    }
    return Optional.of(
        new Calibration(
            posterior.values(kept),
            Noise.of(posterior, kept, seed, key),
            effective,
            posterior.taught(),
            told,
            conflict,
            mode));
  }

  private static double[] mode(Posterior posterior, int k, long seed, String key, double[] hint) {
    double[][] at = new double[STARTS][k];
    for (int p = 0; p < k; p++) {
      double[] z = Draws.normals(seed, key + "/start/" + p, STARTS);
      for (int s = 1; s < STARTS; s++) {
        at[s][p] = z[s];
      }
    }
    if (hint.length == k) {
      at[STARTS - 1] = hint.clone();
    }
    double[] value = posterior.logDensity(at);
    int best = 0;
    for (int s = 1; s < STARTS; s++) {
      best = value[s] > value[best] ? s : best;
    }
    double[] here = at[best];
    double density = value[best];
    for (int n = 0; n < NEWTON; n++) {
      double[] gradient = gradient(posterior, here);
      RealMatrix curvature = hessian(posterior, here);
      double[] way =
          new CholeskyDecomposition(curvature)
              .getSolver()
              .solve(new org.hipparchus.linear.ArrayRealVector(gradient))
              .toArray();
      double[][] tries = new double[DAMPING.length][k];
      for (int t = 0; t < tries.length; t++) {
        for (int p = 0; p < k; p++) {
          tries[t][p] = here[p] + DAMPING[t] * way[p];
        }
      }
      double[] found = posterior.logDensity(tries);
      int better = tries.length - 1;
      for (int t = 0; t < tries.length; t++) {
        better = found[t] > found[better] ? t : better;
      }
      if (!(found[better] > density + 1e-8)) {
        break;
      }
      density = found[better];
      here = tries[better];
    }
    return here;
  }

  private static double[] gradient(Posterior posterior, double[] at) {
    int k = at.length;
    double[][] points = new double[2 * k][];
    for (int p = 0; p < k; p++) {
      points[2 * p] = at.clone();
      points[2 * p + 1] = at.clone();
      points[2 * p][p] += STEP;
      points[2 * p + 1][p] -= STEP;
    }
    double[] f = posterior.logDensity(points);
    double[] gradient = new double[k];
    for (int p = 0; p < k; p++) {
      gradient[p] = (f[2 * p] - f[2 * p + 1]) / (2 * STEP);
    }
    return gradient;
  }

  /**
   * Minus the second derivatives, made positive: no direction is flatter than the prior's third.
   */
  private static RealMatrix hessian(Posterior posterior, double[] at) {
    int k = at.length;
    List<double[]> points = new ArrayList<>();
    for (int p = 0; p < k; p++) {
      for (int q = 0; q <= p; q++) {
        for (int corner = 0; corner < 4; corner++) {
          double[] point = at.clone();
          point[p] += corner < 2 ? STEP : -STEP;
          point[q] += corner % 2 == 0 ? STEP : -STEP;
          points.add(point);
        }
      }
    }
    double[] f = posterior.logDensity(points.toArray(double[][]::new));
    double[][] h = new double[k][k];
    int n = 0;
    for (int p = 0; p < k; p++) {
      for (int q = 0; q <= p; q++) {
        double second = (f[n] - f[n + 1] - f[n + 2] + f[n + 3]) / (4 * STEP * STEP);
        n += 4;
        h[p][q] = -second;
        h[q][p] = -second;
      }
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(h));
    RealMatrix positive = new Array2DRowRealMatrix(k, k);
    for (int e = 0; e < k; e++) {
      double size = Math.max(Math.abs(eigen.getEigenvalue(e)), 1 / 3.0);
      RealMatrix v = new Array2DRowRealMatrix(eigen.getEigenvector(e).toArray());
      positive = positive.add(v.multiplyTransposed(v).scalarMultiply(size));
    }
    return positive;
  }

  /** The lower factor of the inverse of the curvature. */
  private static double[][] spread(RealMatrix curvature) {
    RealMatrix inverse = new CholeskyDecomposition(curvature).getSolver().getInverse();
    RealMatrix symmetric = inverse.add(inverse.transpose()).scalarMultiply(0.5);
    return new CholeskyDecomposition(symmetric).getL().getData();
  }

  private static double[][] proposals(double[] mode, double[][] factor, long seed, String key) {
    int k = mode.length;
    double[] chi = new double[PROPOSALS];
    for (int d = 0; d < DEGREES; d++) {
      double[] z = Draws.normals(seed, key + "/chi/" + d, PROPOSALS);
      for (int i = 0; i < PROPOSALS; i++) {
        chi[i] += z[i] * z[i];
      }
    }
    double[][] normal = new double[k][];
    for (int p = 0; p < k; p++) {
      normal[p] = Draws.normals(seed, key + "/z/" + p, PROPOSALS);
    }
    double[][] points = new double[PROPOSALS][k];
    for (int i = 0; i < PROPOSALS; i++) {
      double stretch = Math.sqrt(DEGREES / chi[i]);
      for (int p = 0; p < k; p++) {
        double moved = 0;
        for (int q = 0; q <= p; q++) {
          moved += factor[p][q] * normal[q][i];
        }
        points[i][p] = mode[p] + stretch * moved;
      }
    }
    return points;
  }

  private static double[] weights(
      Posterior posterior, double[][] points, double[] mode, double[][] factor) {
    double[] log = posterior.logDensity(points);
    int k = mode.length;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < log.length; i++) {
      double distance = 0;
      double[] solved = new double[k];
      for (int p = 0; p < k; p++) {
        double sum = points[i][p] - mode[p];
        for (int q = 0; q < p; q++) {
          sum -= factor[p][q] * solved[q];
        }
        solved[p] = sum / factor[p][p];
        distance += solved[p] * solved[p];
      }
      log[i] += (DEGREES + k) / 2.0 * StrictMath.log(1 + distance / DEGREES);
      best = Math.max(best, log[i]);
    }
    double sum = 0;
    for (int i = 0; i < log.length; i++) {
      log[i] = StrictMath.exp(log[i] - best);
      sum += log[i];
    }
    for (int i = 0; i < log.length; i++) {
      log[i] /= sum;
    }
    return log;
  }

  /** Systematic resampling, then a shuffle by keyed numbers so that draws hang on nothing else. */
  private static double[][] resampled(
      double[][] points, double[] weights, long seed, String key, int draws) {
    double shift = Draws.uniforms(seed, key + "/resample", 1)[0];
    double[][] kept = new double[draws][];
    double below = 0;
    int at = 0;
    for (int i = 0; i < draws; i++) {
      double wanted = (i + shift) / draws;
      while (at < points.length - 1 && below + weights[at] < wanted) {
        below += weights[at];
        at++;
      }
      kept[i] = points[at];
    }
    double[] order = Draws.uniforms(seed, key + "/order", draws);
    Integer[] index = new Integer[draws];
    Arrays.setAll(index, i -> i);
    Arrays.sort(index, java.util.Comparator.comparingDouble(i -> order[i]));
    double[][] shuffled = new double[draws][];
    for (int i = 0; i < draws; i++) {
      shuffled[i] = kept[index[i]];
    }
    return shuffled;
  }

  /** Noise of stocks from the last observed period on, by stock, period and draw. */
  public SortedMap<String, double[][]> future(Model model, String key, int periods) {
    return Noise.future(noise, model.seed(), key, periods);
  }
}
