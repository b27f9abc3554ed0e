package org.waymark.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Theme;
import org.waymark.text.SameText;
import org.waymark.text.Sentence;
import org.waymark.text.TextEmbedding;
import org.waymark.text.ThemeMatcher;

/**
 * Learns to find the themes of a mission from texts that people coded, and says how well.
 *
 * <p>Where at least {@value #FEWEST} coded texts speak of a theme, weights are learned on four
 * fifths of the texts and tried on the last, each fifth in turn; texts that read the same are
 * always in one fifth. What counts as spoken is set where F1 is largest on the four fifths. The
 * theme is learned where that beats its phrases on the same texts by F1; otherwise its phrases
 * stand. How texts sound is learned in the same way, see {@link ToneLearning}.
 */
public final class ThemeLearning {
  /** Coded texts that must speak of a theme, and must not, before anything is learned. */
  public static final int FEWEST = 8;

  static final int FOLDS = 5;
  private static final double LOWEST = -.6;
  private static final double STEP = .05;
  private static final int STEPS = 29;

  private final ThemeMatcher matcher;
  private final int themes;
  private final List<CodedText> coded;
  private final List<SeenText> seen;
  private final int[] fold;
  private final Optional<TextEmbedding> embedding;

  private ThemeLearning(
      List<Theme> codebook, List<CodedText> texts, Optional<TextEmbedding> embedding) {
    this.embedding = embedding;
    matcher = ThemeMatcher.of(codebook);
    themes = codebook.size();
    coded = new ArrayList<>(texts);
    // Sums of floating-point numbers depend on their order: the same whatever file came first.
    coded.sort(
        Comparator.comparing(CodedText::key)
            .thenComparing(CodedText::text)
            .thenComparing(CodedText::question)
            .thenComparing(text -> text.themes().toString()));
    seen = coded.stream().map(text -> seen(matcher, text.text(), text.question())).toList();
    fold = coded.stream().mapToInt(text -> SameText.part(text.key(), FOLDS)).toArray();
  }

  static SeenText seen(ThemeMatcher matcher, String text, String question) {
    return new SeenText(text, Sentence.of(text), matcher.matches(text), question);
  }

  /**
   * How each theme of a codebook is best found, as far as those texts tell.
   *
   * @param texts in any order
   */
  public static ThemeModel learn(List<Theme> codebook, List<CodedText> texts) {
    return learn(codebook, texts, Optional.empty());
  }

  /**
   * The same.
   *
   * @param embedding by which texts are told too
   */
  public static ThemeModel learn(
      List<Theme> codebook, List<CodedText> texts, Optional<TextEmbedding> embedding) {
    if (texts.isEmpty()) {
      return ThemeModel.byPhrases(codebook.size());
    }
    return new ThemeLearning(codebook, texts, embedding).model();
  }

  /** How the tone of texts is best told, as far as those texts say; without any theme. */
  static ToneWay learnTone(
      List<Theme> codebook, List<CodedText> texts, Optional<TextEmbedding> embedding) {
    ThemeLearning learning = new ThemeLearning(codebook, texts, embedding);
    return learning.tone(TextFeatures.of(learning.seen, learning.themes, embedding));
  }

  private ToneWay tone(TextFeatures features) {
    return ToneLearning.learn(features, coded, seen, fold, themes, embedding);
  }

  private ThemeModel model() {
    TextFeatures features = TextFeatures.of(seen, themes, embedding);
    FeatureVector[][] vectors = vectors(features);
    double[][] outOfFold = outOfFold();
    List<ThemeWay> ways = new ArrayList<>();
    List<Agreement> agreements = new ArrayList<>();
    for (int theme = 0; theme < themes; theme++) {
      boolean[] spoken = spoken(theme);
      Agreement phrases = Agreement.NONE;
      for (int i = 0; i < spoken.length; i++) {
        phrases = phrases.and(seen.get(i).phrases().get(theme), spoken[i]);
      }
      Optional<Agreement> learned = Optional.empty();
      if (canLearn(spoken, -1)) {
        learned = Optional.of(crossed(outOfFold[theme], spoken));
      }
      if (learned.isPresent() && learned.get().f1() > phrases.f1()) {
        LinearCode code = LinearCode.learn(whole(vectors, -1), kept(spoken, -1), features.size());
        ways.add(new ThemeWay.Learned(code.above(threshold(outOfFold[theme], spoken, -1))));
        agreements.add(learned.get());
      } else {
        ways.add(new ThemeWay.ByPhrases());
        agreements.add(phrases);
      }
    }
    return new ThemeModel(features, ways, agreements, tone(features));
  }

  private FeatureVector[][] vectors(TextFeatures features) {
    return seen.stream().map(features::vectors).toArray(FeatureVector[][]::new);
  }

  /** For each theme and text, the score of weights that were learned without its fifth. */
  private double[][] outOfFold() {
    double[][] scores = new double[themes][seen.size()];
    for (int out = 0; out < FOLDS; out++) {
      int left = out;
      List<SeenText> others = new ArrayList<>();
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] != left) {
          others.add(seen.get(i));
        }
      }
      TextFeatures features = TextFeatures.of(others, themes, embedding);
      FeatureVector[][] vectors = vectors(features);
      FeatureVector[] kept = whole(vectors, left);
      for (int theme = 0; theme < themes; theme++) {
        boolean[] spoken = spoken(theme);
        if (!canLearn(spoken, -1)) {
          continue;
        }
        Optional<LinearCode> code =
            canLearn(spoken, left)
                ? Optional.of(LinearCode.learn(kept, kept(spoken, left), features.size()))
                : Optional.empty();
        for (int i = 0; i < fold.length; i++) {
          if (fold[i] == left) {
            FeatureVector[] parts = vectors[i];
            scores[theme][i] = code.map(c -> c.score(parts)).orElse(Double.NEGATIVE_INFINITY);
          }
        }
      }
    }
    return scores;
  }

  private boolean[] spoken(int theme) {
    boolean[] spoken = new boolean[coded.size()];
    for (int i = 0; i < spoken.length; i++) {
      spoken[i] = coded.get(i).has(theme);
    }
    return spoken;
  }

  /** Whether enough texts outside a fifth speak of the theme and enough do not; -1: all texts. */
  private boolean canLearn(boolean[] spoken, int left) {
    int least = left < 0 ? FEWEST : FEWEST / 2;
    int yes = 0;
    int no = 0;
    for (int i = 0; i < spoken.length; i++) {
      if (fold[i] != left) {
        yes += spoken[i] ? 1 : 0;
        no += spoken[i] ? 0 : 1;
      }
    }
    return yes >= least && no >= least;
  }

  private FeatureVector[] whole(FeatureVector[][] vectors, int left) {
    List<FeatureVector> kept = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      if (fold[i] != left) {
        kept.add(vectors[i][0]);
      }
    }
    return kept.toArray(FeatureVector[]::new);
  }

  private boolean[] kept(boolean[] spoken, int left) {
    boolean[] kept = new boolean[spoken.length];
    int size = 0;
    for (int i = 0; i < spoken.length; i++) {
      if (fold[i] != left) {
        kept[size++] = spoken[i];
      }
    }
    return Arrays.copyOf(kept, size);
  }

  /** Agreement where each fifth is judged by what the other four say counts as spoken. */
  private Agreement crossed(double[] scores, boolean[] spoken) {
    Agreement agreement = Agreement.NONE;
    for (int left = 0; left < FOLDS; left++) {
      double threshold = threshold(scores, spoken, left);
      for (int i = 0; i < scores.length; i++) {
        if (fold[i] == left) {
          agreement = agreement.and(scores[i] > threshold, spoken[i]);
        }
      }
    }
    return agreement;
  }

  /**
   * Where F1, smoothed over the two neighbouring steps on each side, is largest outside a fifth.
   */
  private double threshold(double[] scores, boolean[] spoken, int left) {
    double[] f1 = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      Agreement agreement = Agreement.NONE;
      for (int i = 0; i < scores.length; i++) {
        if (fold[i] != left) {
          agreement = agreement.and(scores[i] > LOWEST + step * STEP, spoken[i]);
        }
      }
      f1[step] = agreement.f1();
    }
    int best = 2;
    double largest = -1;
    for (int step = 2; step < STEPS - 2; step++) {
      double smooth = f1[step - 2] + f1[step - 1] + f1[step] + f1[step + 1] + f1[step + 2];
      if (smooth > largest) {
        largest = smooth;
        best = step;
      }
    }
    return LOWEST + best * STEP;
  }
}
