package org.waymark.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Feed;
import org.waymark.registry.Theme;
import org.waymark.text.TextEmbedding;
import org.waymark.themes.AgreementIntervals;
import org.waymark.themes.CodedTable;
import org.waymark.themes.CodedText;
import org.waymark.themes.ThemeEvaluation;
import org.waymark.themes.ToneEvaluation;

/**
 * How the themes that a mission finds agree with what people found in the same texts.
 *
 * @param texts that say something
 * @param empty texts that do not
 * @param themes those that the coded file has a column for
 * @param tone where the file has scores: how praise is distinguished from problems
 * @param problems what is wrong with the coded file; with any of them nothing was compared
 */
public record ThemeComparison(
    int texts,
    int empty,
    List<Compared> themes,
    Optional<ComparedTone> tone,
    List<String> problems) {

  /**
   * One theme.
   *
   * @param phrases found by the phrases of the codebook
   * @param better found by the better of phrases and what is learned from other texts
   * @param always what one answer for every text would give
   */
  public record Compared(String themeId, Coding phrases, Coding better, Coding always) {}

  /**
   * One way to find a theme.
   *
   * @param positives texts in which people found it
   * @param precision NaN where nothing was found
   * @param recall NaN where people found nothing
   */
  public record Coding(
      String method, long positives, double precision, double recall, Figure f1, Figure kappa) {}

  /**
   * Rank correlations with the people's scores.
   *
   * @param texts with a score
   * @param words of the tone by the list of words
   * @param better of the better of that and what is learned from other texts
   */
  public record ComparedTone(long texts, Figure words, String method, Figure better) {}

  /** A figure with its 95% interval. */
  public record Figure(double value, double low, double high) {}

  /**
   * Compares, each fifth of the texts coded by what is learned from the other four.
   *
   * @param csv texts that people have coded, with a column for each theme
   * @param text the column of the texts
   * @param question the column of the question that was asked
   * @param score the column that says how a text sounds, from 1 to 5
   * @param embeddings whether what is learned may use the sentence embeddings on the class path
   */
  public static ThemeComparison of(
      List<Theme> codebook,
      String csv,
      String text,
      Optional<String> question,
      Optional<String> score,
      boolean embeddings) {
    Optional<TextEmbedding> embedding = embeddings ? TextEmbedding.installed() : Optional.empty();
    if (embeddings && embedding.isEmpty()) {
      return refused(List.of("the mission uses embeddings, but none are on the class path"));
    }
    CodedTable table = read(codebook, csv, text, question, score);
    if (!table.problems().isEmpty()) {
      return refused(table.problems());
    }
    List<Theme> themes = table.coded().stream().mapToObj(codebook::get).toList();
    CodedTable own =
        themes.size() == codebook.size() ? table : read(themes, csv, text, question, score);
    List<Compared> compared = new ArrayList<>();
    for (ThemeEvaluation made : ThemeEvaluation.crossed(themes, own.texts(), embedding)) {
      compared.add(
          new Compared(
              themes.get(made.theme()).id(),
              coding("phrases", made.phrases()),
              coding(made.method().published(), made.learned()),
              coding("always", made.always())));
    }
    return new ThemeComparison(
        own.texts().size(), own.empty(), compared, tone(themes, own.texts(), embedding), List.of());
  }

  private static ThemeComparison refused(List<String> problems) {
    return new ThemeComparison(0, 0, List.of(), Optional.empty(), problems);
  }

  private static Optional<ComparedTone> tone(
      List<Theme> codebook, List<CodedText> texts, Optional<TextEmbedding> embedding) {
    ToneEvaluation made = ToneEvaluation.crossed(codebook, texts, embedding);
    return made.texts() == 0
        ? Optional.empty()
        : Optional.of(
            new ComparedTone(
                made.texts(),
                figure(made.words()),
                made.method().published(),
                figure(made.chosen())));
  }

  private static Figure figure(ToneEvaluation.Told told) {
    return new Figure(told.correlation(), told.interval().low(), told.interval().high());
  }

  private static CodedTable read(
      List<Theme> codebook,
      String csv,
      String text,
      Optional<String> question,
      Optional<String> score) {
    return CodedTable.read(
        csv, codebook, text, question, score, Feed.ReportsFeed.USUAL_PLACEHOLDERS);
  }

  private static Coding coding(String method, AgreementIntervals made) {
    return new Coding(
        method,
        made.agreement().positives(),
        made.agreement().precision(),
        made.agreement().recall(),
        new Figure(made.agreement().f1(), made.f1().low(), made.f1().high()),
        new Figure(made.agreement().kappa(), made.kappa().low(), made.kappa().high()));
  }
}
