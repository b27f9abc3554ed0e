package org.waymark.bench.themes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.waymark.registry.Theme;
import org.waymark.text.ThemeMatch;
import org.waymark.text.ThemeMatcher;
import org.waymark.themes.CodedText;
import org.waymark.themes.PhraseMining;
import org.waymark.themes.SuggestedPhrase;
import org.waymark.themes.SuggestionEvaluation;
import org.waymark.themes.ThemeEvaluation;

/**
 * What is suggested where a codebook has gaps.
 *
 * @param hidden each theme hidden in turn, on the texts that nothing was chosen by
 * @param thinned the codebook with some of its phrases left out, and what mining brings back
 */
record CodebookGaps(List<SuggestionEvaluation> hidden, List<Thinned> thinned) {
  static final double LEAST_PRECISION = .5;
  static final double LEAST_RECALL = .1;
  static final double LEAST_F1 = .3;

  /**
   * A codebook of which every n-th phrase of each theme is kept.
   *
   * @param offered phrases mined from the third
   * @param before means over themes on the other two thirds
   * @param after the same with the mined phrases
   */
  record Thinned(int kept, int offered, Means before, Means after) {}

  /** Means over themes. */
  record Means(double precision, double recall, double f1) {}

  static CodebookGaps of(PatientComments comments) {
    List<CodedText> built =
        comments.texts().stream().filter(text -> ThemeEvaluation.isBuilt(text.key())).toList();
    List<CodedText> tried =
        comments.texts().stream().filter(text -> !ThemeEvaluation.isBuilt(text.key())).toList();
    List<Thinned> thinned = new ArrayList<>();
    for (int kept : new int[] {1, 2, 4}) {
      List<Theme> codebook =
          comments.codebook().stream().map(theme -> with(theme, everyNth(theme, kept))).toList();
      List<SuggestedPhrase> offered = PhraseMining.of(codebook, built);
      List<Theme> mended = new ArrayList<>();
      for (int theme = 0; theme < codebook.size(); theme++) {
        List<String> phrases = new ArrayList<>(codebook.get(theme).phrases());
        for (SuggestedPhrase phrase : offered) {
          if (phrase.theme() == theme) {
            phrases.add(phrase.phrase());
          }
        }
        mended.add(with(codebook.get(theme), phrases));
      }
      thinned.add(new Thinned(kept, offered.size(), means(codebook, tried), means(mended, tried)));
    }
    return new CodebookGaps(SuggestionEvaluation.of(comments.codebook(), tried), thinned);
  }

  /** Hidden themes that came back, by precision and recall. */
  long found() {
    return hidden.stream()
        .filter(
            made ->
                made.agreement().precision() >= LEAST_PRECISION
                    && made.agreement().recall() >= LEAST_RECALL)
        .count();
  }

  /** Hidden themes that came back, by F1. */
  long foundByF1() {
    return hidden.stream().filter(made -> made.agreement().f1() >= LEAST_F1).count();
  }

  private static List<String> everyNth(Theme theme, int kept) {
    List<String> phrases = new ArrayList<>();
    for (int i = 0; i < theme.phrases().size(); i += kept) {
      phrases.add(theme.phrases().get(i));
    }
    return phrases;
  }

  private static Theme with(Theme theme, List<String> phrases) {
    return new Theme(
        theme.id(), theme.missionId(), theme.title(), phrases, theme.exclusions(), List.of());
  }

  private static Means means(List<Theme> codebook, List<CodedText> texts) {
    ThemeMatcher matcher = ThemeMatcher.of(codebook);
    double[] both = new double[codebook.size()];
    double[] found = new double[codebook.size()];
    double[] spoken = new double[codebook.size()];
    for (CodedText text : texts) {
      BitSet themes = new BitSet();
      matcher.matches(text.text()).stream().map(ThemeMatch::theme).forEach(themes::set);
      for (int theme = 0; theme < both.length; theme++) {
        found[theme] += themes.get(theme) ? 1 : 0;
        spoken[theme] += text.has(theme) ? 1 : 0;
        both[theme] += themes.get(theme) && text.has(theme) ? 1 : 0;
      }
    }
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (int theme = 0; theme < both.length; theme++) {
      precision += both[theme] / Math.max(1, found[theme]);
      recall += both[theme] / Math.max(1, spoken[theme]);
      f1 += 2 * both[theme] / Math.max(1, found[theme] + spoken[theme]);
    }
    int n = codebook.size();
    return new Means(precision / n, recall / n, f1 / n);
  }
}
