package org.waymark.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.statistics.RankCorrelation;
import org.waymark.text.TextEmbedding;

/**
 * Learns how texts sound from texts that people scored from 1 to 5, where that is better than the
 * list of words.
 *
 * <p>Each fifth of the scored texts is scored by what was learned from the other four, for each of
 * a few strengths of the penalty; the strength for a fifth is the one with the smallest squared
 * error on the other four. Where the rank correlation of these scores with the people's is larger
 * than that of the list of words, the tone is learned. Praise and problems are what lies above and
 * below the scores that agree best (Cohen's kappa) with the people's being above and below the
 * middle.
 */
final class ToneLearning {
  /** Scored texts below which nothing is learned. */
  private static final int FEWEST = 40;

  /** Scored texts below which nothing is said about the list of words either. */
  private static final int FEWEST_COMPARED = 10;

  private static final double[] COSTS = {.01, .03, .1, .3, 1, 3};
  private static final double MIDDLE = 3;

  /** Scores that are tried as a boundary: each hundredth part of the texts ends at one. */
  private static final int CUTS = 100;

  private final List<SeenText> seen;
  private final double[] scores;
  private final int[] fold;
  private final int themes;
  private final Optional<TextEmbedding> embedding;

  private ToneLearning(
      List<SeenText> seen,
      double[] scores,
      int[] fold,
      int themes,
      Optional<TextEmbedding> embedding) {
    this.embedding = embedding;
    this.seen = seen;
    this.scores = scores;
    this.fold = fold;
    this.themes = themes;
  }

  /**
   * How the tone of texts is best told.
   *
   * @param features of all coded texts
   * @param coded in a fixed order; those without a score are passed over
   * @param seen the same texts as coding sees them
   * @param fold the part of each, from 0; texts that read the same have one
   * @param themes number of themes in the codebook
   * @param embedding by which texts are told too
   */
  static ToneWay learn(
      TextFeatures features,
      List<CodedText> coded,
      List<SeenText> seen,
      int[] fold,
      int themes,
      Optional<TextEmbedding> embedding) {
    int[] scored = IntStream.range(0, coded.size()).filter(i -> coded.get(i).isScored()).toArray();
    ToneLearning learning =
        new ToneLearning(
            Arrays.stream(scored).mapToObj(seen::get).toList(),
            Arrays.stream(scored).mapToDouble(i -> coded.get(i).score()).toArray(),
            Arrays.stream(scored).map(i -> fold[i]).toArray(),
            themes,
            embedding);
    return learning.way(features);
  }

  private ToneWay way(TextFeatures features) {
    int texts = scores.length;
    double[] words = seen.stream().mapToDouble(text -> Tone.of(text.sentences())).toArray();
    double byWords = texts < FEWEST_COMPARED ? Double.NaN : RankCorrelation.of(words, scores);
    ToneWay plain = new ToneWay.ByWords(new ToneAgreement(CodingMethod.PHRASES, texts, byWords));
    if (texts < FEWEST || Arrays.stream(fold).distinct().count() < ThemeLearning.FOLDS) {
      return plain;
    }
    double[][] outOfFold = outOfFold();
    double[] crossed = new double[texts];
    for (int left = 0; left < ThemeLearning.FOLDS; left++) {
      double[] best = outOfFold[best(outOfFold, left)];
      for (int i = 0; i < texts; i++) {
        crossed[i] = fold[i] == left ? best[i] : crossed[i];
      }
    }
    double learned = RankCorrelation.of(crossed, scores);
    if (!(learned > (Double.isNaN(byWords) ? 0 : byWords))) {
      return plain;
    }
    FeatureVector[] vectors = vectors(features);
    LinearTone tone =
        LinearTone.learn(vectors, scores, features.size() + 1, COSTS[best(outOfFold, -1)]);
    double praise = boundary(crossed, 1, Double.POSITIVE_INFINITY);
    double problem = boundary(crossed, -1, praise);
    return new ToneWay.Learned(
        features, tone, problem, praise, new ToneAgreement(CodingMethod.LEARNED, texts, learned));
  }

  private FeatureVector[] vectors(TextFeatures features) {
    return seen.stream()
        .map(text -> LinearTone.vector(features, text))
        .toArray(FeatureVector[]::new);
  }

  /** For each cost and text, the score by what was learned without its fifth. */
  private double[][] outOfFold() {
    double[][] told = new double[COSTS.length][scores.length];
    for (int left = 0; left < ThemeLearning.FOLDS; left++) {
      int out = left;
      int[] others = IntStream.range(0, fold.length).filter(i -> fold[i] != out).toArray();
      List<SeenText> known = new ArrayList<>();
      for (int i : others) {
        known.add(seen.get(i));
      }
      TextFeatures features = TextFeatures.of(known, themes, embedding);
      FeatureVector[] vectors = vectors(features);
      FeatureVector[] kept =
          Arrays.stream(others).mapToObj(i -> vectors[i]).toArray(FeatureVector[]::new);
      double[] given = Arrays.stream(others).mapToDouble(i -> scores[i]).toArray();
      for (int cost = 0; cost < COSTS.length; cost++) {
        LinearTone tone = LinearTone.learn(kept, given, features.size() + 1, COSTS[cost]);
        for (int i = 0; i < fold.length; i++) {
          told[cost][i] = fold[i] == left ? tone.of(vectors[i]) : told[cost][i];
        }
      }
    }
    return told;
  }

  /** Position of the cost with the smallest squared error outside a fifth; -1: on all texts. */
  private int best(double[][] told, int left) {
    int best = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int cost = 0; cost < COSTS.length; cost++) {
      double error = 0;
      for (int i = 0; i < fold.length; i++) {
        double by = told[cost][i] - scores[i];
        error += fold[i] == left ? 0 : by * by;
      }
      if (error < smallest) {
        smallest = error;
        best = cost;
      }
    }
    return best;
  }

  /**
   * The score that agrees best with the people's being on one side of the middle.
   *
   * @param side 1 for praise, which lies above; -1 for problems, which lie below
   * @param limit the boundary lies below this
   */
  private double boundary(double[] told, int side, double limit) {
    double[] sorted = Arrays.stream(told).sorted().toArray();
    double best = sorted[0] - 1;
    double largest = Double.NEGATIVE_INFINITY;
    for (int cut = 0; cut < CUTS; cut++) {
      double at = sorted[(int) ((long) cut * (sorted.length - 1) / (CUTS - 1))];
      Agreement agreement = Agreement.NONE;
      for (int i = 0; i < told.length; i++) {
        agreement = agreement.and(side * (told[i] - at) >= 0, side * (scores[i] - MIDDLE) > 0);
      }
      if (at < limit && agreement.kappa() > largest) {
        largest = agreement.kappa();
        best = at;
      }
    }
    return best;
  }
}
