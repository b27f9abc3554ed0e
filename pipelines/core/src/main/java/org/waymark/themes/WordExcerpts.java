package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.text.Excerpt;
import org.waymark.text.Sentence;

/** What places write around words that the codebook has no theme for, as rows of a table. */
public final class WordExcerpts {
  private static final ToneWay TONE = new ToneWay.ByWords(ToneAgreement.NONE);

  private final ExcerptRows begun;
  private final Mission mission;

  /** Of a mission. */
  public WordExcerpts(Workspace workspace, Mission mission, LocalDate asOf, String runId) {
    begun = new ExcerptRows(workspace, asOf, runId);
    this.mission = mission;
  }

  /**
   * Rows of {@code report_excerpt}: the latest reports that hold a word, at most two of each place.
   *
   * @param words that the word is one of
   * @param asked which places are asked for, by position
   */
  public List<ReportExcerpt> of(FreeWords words, FreeWords.Word word, IntPredicate asked) {
    List<ReportExcerpt> rows = new ArrayList<>();
    for (int position : word.latest()) {
      ReportSource source = words.texts().source(position);
      if (asked.test(source.place())) {
        rows.add(row(word, source, words.texts().text()[position]));
      }
    }
    return rows;
  }

  private ReportExcerpt row(FreeWords.Word word, ReportSource source, String text) {
    Sentence sentence = TermTable.sentence(word.stems(), text);
    SeenText seen = new SeenText(text, List.of(sentence), List.of(), "");
    return begun
        .of(source)
        .setMissionId(mission.id())
        .setThemeId(FreeWords.THEME + word.written())
        .setExcerpt(Excerpt.around(text, sentence.start(), sentence.end()))
        .setScore(1)
        .setMethod("word")
        .setPolarity(TONE.polarity(seen.part(sentence)).published())
        .build();
  }
}
