package org.waymark.bench.themes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.bench.KeptWords;
import org.waymark.statistics.Interval;
import org.waymark.themes.AgreementIntervals;
import org.waymark.themes.CodingMethod;
import org.waymark.themes.SuggestionEvaluation;
import org.waymark.themes.ThemeEvaluation;
import org.waymark.themes.ToneEvaluation;

/** The page of results. What stands between its two marks is written by hand and kept. */
record ThemesPage(
    PatientComments comments,
    List<ThemeEvaluation> themes,
    ToneEvaluation tone,
    CodebookGaps gaps,
    Optional<Embedded> embedded) {

  /** The same learned with sentence embeddings. */
  record Embedded(String model, List<ThemeEvaluation> themes, ToneEvaluation tone) {}

  void write(Path page) throws IOException {
    KeptWords.SAYS.write(page, this::markdown);
  }

  /** The mean over themes of F1. */
  static double macroF1(
      List<ThemeEvaluation> themes, Function<ThemeEvaluation, AgreementIntervals> coding) {
    return themes.stream()
        .mapToDouble(theme -> coding.apply(theme).agreement().f1())
        .average()
        .orElse(Double.NaN);
  }

  private String markdown(String kept) {
    StringBuilder page = new StringBuilder();
    page.append("# Themes: what is found in comments, beside what a person found\n\n");
    page.append(kept).append("\n\n");
    long built =
        comments.texts().stream().filter(text -> ThemeEvaluation.isBuilt(text.key())).count();
    page.append(
        format(
            """
            ## What is done

            %d comments of patients of two trusts say something; a person coded each by a framework of
            themes. The codebook has phrases for the %d themes that at least %d comments speak of.
            A third of the comments (%d, by a hash of the text, so that repeated texts are on one side)
            was used to choose phrases and to learn from; all figures are of the other %d. F1 with 95%%
            intervals by 1,000 draws of unique texts.

            | coding | macro-F1 |
            |---|--:|
            | the same answer for every comment | %.3f |
            | phrases | %.3f |
            | learned where that beats phrases on the third that it was learned from | %.3f |
            %s
            """,
            comments.texts().size(),
            themes.size(),
            PatientComments.FEWEST,
            built,
            comments.texts().size() - built,
            macroF1(themes, ThemeEvaluation::always),
            macroF1(themes, ThemeEvaluation::phrases),
            macroF1(themes, ThemeEvaluation::learned),
            embedded
                .map(
                    made ->
                        format(
                            "| the same with sentence embeddings (%s) | %.3f |\n",
                            made.model(), macroF1(made.themes(), ThemeEvaluation::learned)))
                .orElse("")));
    page.append("## By theme\n\nP: precision, R: recall, \u03ba: Cohen's kappa.\n\n");
    page.append(
        """
        | theme | in it | phrases: P | R | F1 | \u03ba | chosen | P | R | F1 | \u03ba |
        |---|--:|--:|--:|:-:|--:|---|--:|--:|:-:|--:|
        """);
    for (ThemeEvaluation theme : themes) {
      page.append(
          format(
              "| %s | %d | %s | %s | %s |%n",
              comments.codebook().get(theme.theme()).title(),
              theme.phrases().agreement().positives(),
              figures(theme.phrases()),
              theme.method().published(),
              figures(theme.learned())));
    }
    page.append(
        format(
            """

            ## Tone

            Rank correlation (Spearman) of the tone with a person's score from 1 to 5, over the %d
            comments of the two thirds that have one, with 95%% intervals by draws of unique texts; and
            Cohen's kappa with the person's being above the middle (praise) and below it (problem). What
            is learned is learned from %d comments of the third.

            | tone | rank correlation | praise: \u03ba | problem: \u03ba |
            |---|:-:|--:|--:|
            | by words | %s |
            | %s | %s |
            """,
            tone.texts(),
            tone.built(),
            figures(tone.words()),
            tone.method() == CodingMethod.LEARNED
                ? "learned by ridge regression"
                : "chosen: by words",
            figures(tone.chosen())));
    embedded.ifPresent(
        made ->
            page.append(
                format(
                    "| the same with sentence embeddings | %s |%n",
                    figures(made.tone().chosen()))));
    embedded.ifPresent(made -> embedded(page, made));
    gaps(page);
    page.append(
        """

        ## To repeat

        ```
        bash pipelines/bench/themes.sh
        ```

        Comments are read from `../shared` beside the repository. No comment is printed.
        """);
    return page.toString();
  }

  private void embedded(StringBuilder page, Embedded made) {
    page.append(
        """

        ## With sentence embeddings, by theme

        The module `pipelines/embeddings`, which is not shipped with the command; F1 on the two thirds.

        | theme | phrases | without embeddings | with | chosen |
        |---|--:|--:|--:|---|
        """);
    for (int i = 0; i < themes.size(); i++) {
      ThemeEvaluation with = made.themes().get(i);
      page.append(
          format(
              "| %s | %.2f | %.2f | %.2f | %s |%n",
              comments.codebook().get(with.theme()).title(),
              with.phrases().agreement().f1(),
              themes.get(i).learned().agreement().f1(),
              with.learned().agreement().f1(),
              with.method().published()));
    }
  }

  private void gaps(StringBuilder page) {
    page.append(
        format(
            """

            ## What the codebook lacks

            Each theme is hidden in turn, the comments of the two thirds are looked through for what the
            others do not cover, and of the ten suggestions the one is shown that agrees best with the
            people who coded the hidden theme. Of %d hidden themes %d come back with a precision of at
            least %.1f and a recall of at least %.1f, %d with an F1 of at least %.1f. Nobody coded the
            comments for this; places are made up by a hash.

            | hidden theme | words suggested | P | R | F1 |
            |---|---|--:|--:|--:|
            """,
            gaps.hidden().size(),
            gaps.found(),
            CodebookGaps.LEAST_PRECISION,
            CodebookGaps.LEAST_RECALL,
            gaps.foundByF1(),
            CodebookGaps.LEAST_F1));
    for (SuggestionEvaluation made : gaps.hidden()) {
      page.append(
          format(
              "| %s | %s | %.2f | %.2f | %.2f |%n",
              comments.codebook().get(made.theme()).title(),
              String.join(", ", made.phrases()),
              made.agreement().precision(),
              made.agreement().recall(),
              made.agreement().f1()));
    }
    page.append(
        """

        Phrases are mined from the coded third and tried on the other two, for the codebook as it is and
        with only every second or fourth phrase of each theme. Means over themes:

        | phrases kept | offered | P | R | F1 | with them: P | R | F1 |
        |---|--:|--:|--:|--:|--:|--:|--:|
        """);
    for (CodebookGaps.Thinned thinned : gaps.thinned()) {
      page.append(
          format(
              "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
              thinned.kept() == 1 ? "all" : "one in " + thinned.kept(),
              thinned.offered(),
              thinned.before().precision(),
              thinned.before().recall(),
              thinned.before().f1(),
              thinned.after().precision(),
              thinned.after().recall(),
              thinned.after().f1()));
    }
  }

  private static String figures(ToneEvaluation.Told told) {
    return format(
        "%.3f (%.3f\u2013%.3f) | %.2f | %.2f",
        told.correlation(),
        told.interval().low(),
        told.interval().high(),
        told.praise().kappa(),
        told.problem().kappa());
  }

  private static String figures(AgreementIntervals made) {
    Interval f1 = made.f1();
    return format(
        "%.2f | %.2f | %.2f (%.2f\u2013%.2f) | %.2f",
        made.agreement().precision(),
        made.agreement().recall(),
        made.agreement().f1(),
        f1.low(),
        f1.high(),
        made.agreement().kappa());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
