package org.waymark.themes;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;

/**
 * Redacted texts of reports and which reports they are from, as columns: thousands of them travel
 * to whoever concludes on a mission.
 */
public record KeptTexts(
    int[] feed, String[] report, int[] place, int[] week, String[] role, String[] text)
    implements Serializable {

  /** Those texts that are asked for, at their positions among all; the others are empty. */
  static KeptTexts of(List<SampledText> texts, BitSet asked) {
    int size = texts.size();
    KeptTexts kept =
        new KeptTexts(
            new int[size],
            new String[size],
            new int[size],
            new int[size],
            new String[size],
            new String[size]);
    for (int i = 0; i < size; i++) {
      ReportSource source = texts.get(i).source();
      kept.feed[i] = source.feed();
      kept.report[i] = source.report();
      kept.place[i] = source.place();
      kept.week[i] = source.week();
      kept.role[i] = source.role();
      kept.text[i] = asked.get(i) ? texts.get(i).text() : "";
    }
    return kept;
  }

  ReportSource source(int position) {
    return new ReportSource(
        feed[position], report[position], place[position], week[position], role[position]);
  }
}
