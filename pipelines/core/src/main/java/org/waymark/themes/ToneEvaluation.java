package org.waymark.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.waymark.registry.Theme;
import org.waymark.statistics.Interval;
import org.waymark.statistics.RankCorrelation;
import org.waymark.text.TextEmbedding;
import org.waymark.text.ThemeMatcher;

/**
 * How the tone that is told of texts agrees with a person's scores.
 *
 * @param built scored texts that something could be learned from
 * @param texts scored texts that were compared
 * @param words the tone by the list of words
 * @param chosen the better of that and what is learned from other texts
 * @param method the better one, as far as the texts tell that it was learned from
 */
public record ToneEvaluation(long built, long texts, Told words, Told chosen, CodingMethod method) {
  private static final double MIDDLE = 3;
  private static final int DRAWS = 1_000;
  private static final long SEED = 20_260_401;

  /**
   * One way to tell a tone, beside a person's scores from 1 to 5.
   *
   * @param correlation rank correlation (Spearman); NaN without texts
   * @param interval of 95%, by draws of unique texts
   * @param praise agreement with the person's being above the middle
   * @param problem agreement with the person's being below the middle
   */
  public record Told(double correlation, Interval interval, Agreement praise, Agreement problem) {}

  /** Learned from a third of the texts and tried on the rest. */
  public static ToneEvaluation ofAThird(
      List<Theme> codebook, List<CodedText> texts, Optional<TextEmbedding> embedding) {
    List<CodedText> scored = texts.stream().filter(CodedText::isScored).toList();
    List<CodedText> built =
        scored.stream().filter(text -> ThemeEvaluation.isBuilt(text.key())).toList();
    ToneWay way = ThemeLearning.learnTone(codebook, built, embedding);
    return of(
        codebook,
        built,
        scored.stream().filter(text -> !ThemeEvaluation.isBuilt(text.key())).toList(),
        text -> way);
  }

  /** Each fifth of the texts told by what is learned from the other four. */
  public static ToneEvaluation crossed(
      List<Theme> codebook, List<CodedText> texts, Optional<TextEmbedding> embedding) {
    List<CodedText> scored = texts.stream().filter(CodedText::isScored).toList();
    List<ToneWay> ways = new ArrayList<>();
    for (int fold = 0; fold < ThemeEvaluation.FOLDS; fold++) {
      int left = fold;
      ways.add(
          ThemeLearning.learnTone(
              codebook,
              scored.stream().filter(text -> ThemeEvaluation.fold(text) != left).toList(),
              embedding));
    }
    return of(codebook, scored, scored, text -> ways.get(ThemeEvaluation.fold(text)));
  }

  private static ToneEvaluation of(
      List<Theme> codebook,
      List<CodedText> built,
      List<CodedText> given,
      Function<CodedText, ToneWay> way) {
    ThemeMatcher matcher = ThemeMatcher.of(codebook);
    List<CodedText> tried =
        given.stream()
            .sorted(Comparator.comparing(CodedText::key).thenComparing(CodedText::score))
            .toList();
    double[] scores = tried.stream().mapToDouble(CodedText::score).toArray();
    double[][] tones = new double[2][scores.length];
    Agreement[][] sides = new Agreement[2][2];
    for (Agreement[] side : sides) {
      Arrays.fill(side, Agreement.NONE);
    }
    ToneWay words = new ToneWay.ByWords(ToneAgreement.NONE);
    int learned = 0;
    for (int i = 0; i < scores.length; i++) {
      SeenText seen = ThemeLearning.seen(matcher, tried.get(i).text(), tried.get(i).question());
      ToneWay chosen = way.apply(tried.get(i));
      learned += chosen.agreement().method() == CodingMethod.LEARNED ? 1 : 0;
      List<ToneWay> both = List.of(words, chosen);
      for (int j = 0; j < both.size(); j++) {
        tones[j][i] = both.get(j).of(seen);
        sides[j][0] = sides[j][0].and(tones[j][i] >= both.get(j).praise(), scores[i] > MIDDLE);
        sides[j][1] = sides[j][1].and(tones[j][i] <= both.get(j).problem(), scores[i] < MIDDLE);
      }
    }
    List<int[]> unique = unique(tried);
    return new ToneEvaluation(
        built.size(),
        tried.size(),
        told(tones[0], scores, unique, sides[0]),
        told(tones[1], scores, unique, sides[1]),
        2 * learned > scores.length ? CodingMethod.LEARNED : CodingMethod.PHRASES);
  }

  /** Positions of the texts that read the same. */
  private static List<int[]> unique(List<CodedText> texts) {
    TreeMap<String, List<Integer>> byKey = new TreeMap<>();
    for (int i = 0; i < texts.size(); i++) {
      byKey.computeIfAbsent(texts.get(i).key(), key -> new ArrayList<>()).add(i);
    }
    return byKey.values().stream()
        .map(same -> same.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private static Told told(double[] tones, double[] scores, List<int[]> unique, Agreement[] sides) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] draws = new double[unique.isEmpty() ? 0 : DRAWS];
    for (int draw = 0; draw < draws.length; draw++) {
      int[] drawn =
          random
              .ints(unique.size(), 0, unique.size())
              .boxed()
              .flatMapToInt(i -> Arrays.stream(unique.get(i)))
              .toArray();
      draws[draw] =
          RankCorrelation.of(
              Arrays.stream(drawn).mapToDouble(i -> tones[i]).toArray(),
              Arrays.stream(drawn).mapToDouble(i -> scores[i]).toArray());
    }
    double[] sorted = Arrays.stream(draws).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int last = sorted.length - 1;
    return new Told(
        RankCorrelation.of(tones, scores),
        last < 0
            ? new Interval(Double.NaN, Double.NaN)
            : new Interval(
                sorted[(int) Math.floor(.025 * last)], sorted[(int) Math.ceil(.975 * last)]),
        sides[0],
        sides[1]);
  }
}
