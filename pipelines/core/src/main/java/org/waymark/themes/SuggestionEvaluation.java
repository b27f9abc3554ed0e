package org.waymark.themes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.waymark.registry.Theme;
import org.waymark.text.SameText;
import org.waymark.text.Sentence;
import org.waymark.text.ThemeMatch;
import org.waymark.text.ThemeMatcher;

/**
 * Whether a theme that is taken out of the codebook comes back as a suggestion.
 *
 * @param theme position of the hidden theme in the codebook
 * @param phrases of the suggestion that agrees best with the people who coded
 * @param agreement of texts with one of its phrases; {@link Agreement#NONE} without a suggestion
 * @param rank of the suggestion, from 1
 */
public record SuggestionEvaluation(int theme, List<String> phrases, Agreement agreement, int rank) {
  private static final int PLACES = 20;

  /** Hides each theme in turn. Texts are dealt into {@value #PLACES} places by what they say. */
  public static List<SuggestionEvaluation> of(List<Theme> codebook, List<CodedText> texts) {
    List<CodedText> sorted =
        texts.stream()
            .sorted(Comparator.comparing(CodedText::key).thenComparing(CodedText::text))
            .toList();
    ThemeMatcher matcher = ThemeMatcher.of(codebook);
    List<List<ThemeMatch>> matches =
        sorted.stream().map(text -> matcher.matches(text.text())).toList();
    List<SuggestionEvaluation> made = new ArrayList<>();
    for (int theme = 0; theme < codebook.size(); theme++) {
      made.add(hiding(theme, sorted, matches));
    }
    return made;
  }

  private static SuggestionEvaluation hiding(
      int hidden, List<CodedText> texts, List<List<ThemeMatch>> matches) {
    List<SampledText> sampled = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      CodedText text = texts.get(i);
      List<ThemeMatch> others =
          matches.get(i).stream().filter(match -> match.theme() != hidden).toList();
      sampled.add(
          new SampledText(
              new ReportSource(
                  0, Integer.toString(i), SameText.part("place " + text.key(), PLACES), 0, ""),
              text.text(),
              new BitSet(),
              new SeenText(text.text(), Sentence.of(text.text()), others, "").withPhrases()));
    }
    SuggestionEvaluation best = new SuggestionEvaluation(hidden, List.of(), Agreement.NONE, 0);
    List<SuggestedTheme> suggestions = ThemeSuggestions.of(sampled);
    for (int rank = 0; rank < suggestions.size(); rank++) {
      List<String> phrases = suggestions.get(rank).phrases();
      ThemeMatcher by = ThemeMatcher.of(List.of(new Theme("s", "m", "s", phrases)));
      Agreement agreement = Agreement.NONE;
      for (CodedText text : texts) {
        agreement = agreement.and(!by.matches(text.text()).isEmpty(), text.has(hidden));
      }
      if (agreement.f1() > best.agreement().f1()) {
        best = new SuggestionEvaluation(hidden, phrases, agreement, rank + 1);
      }
    }
    return best;
  }
}
