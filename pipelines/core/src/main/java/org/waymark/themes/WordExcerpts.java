package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.text.Excerpt;
import org.waymark.text.Sentence;

/**
 * What places write around the words that the codebook has no theme for: of each word and place the
 * latest {@value #MOST} reports that hold it.
 */
final class WordExcerpts {
  private static final int MOST = 2;

  private static final ToneWay TONE = new ToneWay.ByWords(ToneAgreement.NONE);

  /**
   * A word in a report.
   *
   * @param sentence that holds it
   */
  private record Told(String word, SampledText text, Sentence sentence) {}

  private final List<Told> told = new ArrayList<>();

  /**
   * Adds what is told around a word.
   *
   * @param word as it is written
   * @param stems of it, as {@code table} knows it
   * @param holding positions of the texts that hold it
   */
  void add(String word, String stems, BitSet holding, List<SampledText> texts, TermTable table) {
    Map<Integer, Integer> ofPlace = new HashMap<>();
    holding.stream()
        .mapToObj(texts::get)
        .sorted(
            Comparator.comparingInt((SampledText text) -> -text.source().week())
                .thenComparing(SampledText::report)
                .thenComparingInt(text -> text.source().feed()))
        .filter(text -> ofPlace.merge(text.place(), 1, Integer::sum) <= MOST)
        .forEach(text -> told.add(new Told(word, text, table.sentence(stems, text.text()))));
  }

  /** Rows of the published table, for a mission. */
  List<ReportExcerpt> rows(Workspace workspace, Mission mission, LocalDate asOf, String runId) {
    ExcerptRows rows = new ExcerptRows(workspace, asOf, runId);
    return told.stream()
        .map(
            one -> {
              String text = one.text().text();
              Sentence sentence = one.sentence();
              SeenText seen = new SeenText(text, List.of(sentence), List.of(), "");
              return rows.of(one.text().source())
                  .setMissionId(mission.id())
                  .setThemeId(FreeWords.THEME + one.word())
                  .setExcerpt(Excerpt.around(text, sentence.start(), sentence.end()))
                  .setScore(1)
                  .setMethod("word")
                  .setPolarity(TONE.polarity(seen.part(sentence)).published())
                  .build();
            })
        .toList();
  }
}
