package org.waymark.practice;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.themes.FreeWords;
import org.waymark.themes.ReportCount;

/**
 * How much the places of a workspace wrote over the year before a date, and how many of these
 * reports speak of each theme of one mission.
 *
 * @param first code of the first of the weeks
 * @param last code of the last of them, which may still be running
 * @param reports by position of the place
 * @param mentions by position of the theme in the mission, then of the place
 * @param words that no theme covers, in a sample of these reports
 */
public record Voices(int first, int last, int[] reports, int[][] mentions, FreeWords words)
    implements Serializable {

  private static final int WEEKS = 52;

  /** Of which no words but those of themes are known. */
  public Voices(int first, int last, int[] reports, int[][] mentions) {
    this(first, last, reports, mentions, FreeWords.none(reports.length));
  }

  /** The same with words that no theme covers. */
  public Voices saying(FreeWords said) {
    return new Voices(first, last, reports, mentions, said);
  }

  /** A mission of which nobody wrote anything. */
  public static Voices silent(int places, int themes, LocalDate asOf) {
    Period last = Period.containing(PeriodKind.WEEK, asOf);
    return new Voices(
        last.plus(1 - WEEKS).code(), last.code(), new int[places], new int[themes][places]);
  }

  /**
   * The sums of counts of the last 52 weeks.
   *
   * @param counts of one mission, in any order, summed or not
   */
  public static Voices of(int places, int themes, Collection<ReportCount> counts, LocalDate asOf) {
    Voices voices = silent(places, themes, asOf);
    for (ReportCount count : counts) {
      if (count.week() >= voices.first && count.week() <= voices.last) {
        int[] sums =
            count.theme() == ReportCount.ALL_REPORTS
                ? voices.reports
                : voices.mentions[count.theme()];
        sums[count.place()] += Math.toIntExact(count.reports());
      }
    }
    return voices;
  }

  LocalDate firstDay() {
    return Period.ofCode(first).start();
  }

  LocalDate lastDay() {
    return Period.ofCode(last).end();
  }
}
