package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.Mission;
import org.waymark.registry.Theme;
import org.waymark.schema.record.ThemeSuggestion;
import org.waymark.text.Excerpt;
import org.waymark.text.ThemeMatch;
import org.waymark.text.ThemeMatcher;

/** What could be added to the codebook of a mission, as rows of the published table. */
public final class SuggestionBook {
  private final Mission mission;
  private final LocalDate asOf;
  private final String runId;

  /** Suggestions for that mission. */
  public SuggestionBook(Mission mission, LocalDate asOf, String runId) {
    this.mission = mission;
    this.asOf = asOf;
    this.runId = runId;
  }

  /** Themes that the codebook does not have, from reports in any order. */
  public List<ThemeSuggestion> themes(List<SampledText> sampled) {
    List<SampledText> texts = SampledText.inOrder(sampled);
    List<ThemeSuggestion> rows = new ArrayList<>();
    for (SuggestedTheme suggested : ThemeSuggestions.of(texts)) {
      double[] overlaps = overlaps(suggested.reports(), texts);
      int nearest = 0;
      for (int theme = 1; theme < overlaps.length; theme++) {
        nearest = overlaps[theme] > overlaps[nearest] ? theme : nearest;
      }
      boolean overlapping = overlaps[nearest] > 0;
      Optional<Example> example = example(suggested, texts);
      rows.add(
          row("theme", rows.size() + 1, texts.size())
              .setThemeId(overlapping ? mission.themes().get(nearest).id() : null)
              .setWords(String.join(", ", suggested.phrases()))
              .setReports(suggested.reports().cardinality())
              .setPlaces((long) suggested.places())
              .setShare(suggested.share())
              .setOverlap(overlaps[nearest])
              .setExcerpt(example.map(Example::excerpt).orElse(null))
              .setReportId(example.map(shown -> shown.text().report()).orElse(null))
              .build());
    }
    return rows;
  }

  /** Phrases for the themes that the codebook has, from reports that people coded. */
  public List<ThemeSuggestion> phrases(List<CodedText> coded) {
    List<ThemeSuggestion> rows = new ArrayList<>();
    for (SuggestedPhrase phrase : PhraseMining.of(mission.themes(), coded)) {
      rows.add(
          row("phrase", rows.size() + 1, coded.size())
              .setThemeId(mission.themes().get(phrase.theme()).id())
              .setWords(phrase.phrase())
              .setReports(phrase.found())
              .setShare(phrase.spoken() / (double) phrase.positives())
              .setPrecision(phrase.precision())
              .build());
    }
    return rows;
  }

  private ThemeSuggestion.Builder row(String kind, int rank, int lookedThrough) {
    return ThemeSuggestion.newBuilder()
        .setMissionId(mission.id())
        .setKind(kind)
        .setRank(rank)
        .setLookedThrough(lookedThrough)
        .setAsOf(asOf)
        .setRunId(runId);
  }

  /** By theme: share of the reports that speak of it. */
  private double[] overlaps(BitSet reports, List<SampledText> texts) {
    double[] overlaps = new double[mission.themes().size()];
    double each = 1.0 / reports.cardinality();
    reports.stream()
        .forEach(i -> texts.get(i).themes().stream().forEach(theme -> overlaps[theme] += each));
    return overlaps;
  }

  private record Example(SampledText text, String excerpt, long phrases) {}

  /** The report with most of the phrases; of equals the first. */
  private static Optional<Example> example(SuggestedTheme suggested, List<SampledText> texts) {
    ThemeMatcher matcher =
        ThemeMatcher.of(List.of(new Theme("suggested", "", "", suggested.phrases())));
    @Nullable Example best = null;
    for (int i = suggested.reports().nextSetBit(0);
        i >= 0;
        i = suggested.reports().nextSetBit(i + 1)) {
      SampledText text = texts.get(i);
      List<ThemeMatch> matches = matcher.matches(text.text());
      long phrases = matches.stream().mapToInt(ThemeMatch::phrase).distinct().count();
      Optional<ThemeMatch> first = matches.stream().findFirst();
      if (first.isPresent() && (best == null || phrases > best.phrases())) {
        best =
            new Example(
                text, Excerpt.around(text.text(), first.get().start(), first.get().end()), phrases);
      }
    }
    return Optional.ofNullable(best);
  }
}
