package org.waymark.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.registry.Theme;
import org.waymark.text.SameText;
import org.waymark.text.TextEmbedding;
import org.waymark.text.ThemeMatcher;

/**
 * How codings of texts agree with a person's, theme by theme.
 *
 * @param theme position of the theme in the codebook
 * @param built coded texts that speak of the theme and that something could be learned from
 * @param phrases by the phrases of the codebook
 * @param learned by the better of phrases and weights, learned from other texts
 * @param method the better one, as far as the texts tell that it was learned from
 * @param always by saying of every text what most of them are
 */
public record ThemeEvaluation(
    int theme,
    long built,
    AgreementIntervals phrases,
    AgreementIntervals learned,
    CodingMethod method,
    AgreementIntervals always) {

  /** Folds of texts, each coded by what is learned from the others. */
  static final int FOLDS = 5;

  /**
   * Themes learned from a third of the texts and tried on the rest; texts that read the same are
   * all on one side.
   */
  public static List<ThemeEvaluation> ofAThird(
      List<Theme> codebook, List<CodedText> texts, Optional<TextEmbedding> embedding) {
    List<CodedText> built = texts.stream().filter(text -> isBuilt(text.key())).toList();
    List<CodedText> tried = texts.stream().filter(text -> !isBuilt(text.key())).toList();
    ThemeModel model = ThemeLearning.learn(codebook, built, embedding);
    return of(codebook, built, tried, text -> model);
  }

  /** Whether a text with that key is in the third from which something is learned. */
  public static boolean isBuilt(String key) {
    return SameText.part(key, 3) == 0;
  }

  /** Each fifth of the texts coded by what is learned from the other four. */
  public static List<ThemeEvaluation> crossed(
      List<Theme> codebook, List<CodedText> texts, Optional<TextEmbedding> embedding) {
    List<ThemeModel> models = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      models.add(
          ThemeLearning.learn(
              codebook, texts.stream().filter(text -> fold(text) != left).toList(), embedding));
    }
    return of(codebook, texts, texts, text -> models.get(fold(text)));
  }

  // Not the parts by which a model is chosen, which would make the same split twice.
  static int fold(CodedText text) {
    return SameText.part("fold " + text.key(), FOLDS);
  }

  private static List<ThemeEvaluation> of(
      List<Theme> codebook,
      List<CodedText> built,
      List<CodedText> tried,
      Function<CodedText, ThemeModel> model) {
    ThemeMatcher matcher = ThemeMatcher.of(codebook);
    List<BitSet> byPhrases = new ArrayList<>();
    List<BitSet> byModel = new ArrayList<>();
    for (CodedText text : tried) {
      SeenText seen = ThemeLearning.seen(matcher, text.text(), text.question());
      byPhrases.add(seen.phrases());
      byModel.add(model.apply(text).themes(seen));
    }
    List<String> keys = tried.stream().map(CodedText::key).toList();
    List<ThemeEvaluation> evaluations = new ArrayList<>();
    for (int theme = 0; theme < codebook.size(); theme++) {
      boolean[] spoken = new boolean[tried.size()];
      boolean[] phrases = new boolean[tried.size()];
      boolean[] learned = new boolean[tried.size()];
      boolean[] always = new boolean[tried.size()];
      int positives = 0;
      int methods = 0;
      for (int i = 0; i < spoken.length; i++) {
        spoken[i] = tried.get(i).has(theme);
        phrases[i] = byPhrases.get(i).get(theme);
        learned[i] = byModel.get(i).get(theme);
        positives += spoken[i] ? 1 : 0;
        methods += model.apply(tried.get(i)).method(theme) == CodingMethod.LEARNED ? 1 : 0;
      }
      Arrays.fill(always, 2 * positives > spoken.length);
      int position = theme;
      evaluations.add(
          new ThemeEvaluation(
              theme,
              built.stream().filter(text -> text.has(position)).count(),
              AgreementIntervals.of(keys, phrases, spoken),
              AgreementIntervals.of(keys, learned, spoken),
              2 * methods > spoken.length ? CodingMethod.LEARNED : CodingMethod.PHRASES,
              AgreementIntervals.of(keys, always, spoken)));
    }
    return evaluations;
  }
}
