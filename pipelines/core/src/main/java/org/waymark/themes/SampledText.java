package org.waymark.themes;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A report that was looked through for what the codebook of a mission does not cover.
 *
 * @param text redacted
 * @param themes positions of the themes found in it
 * @param covered sentences, by their position among those with words, in which a theme was found
 */
public record SampledText(ReportSource source, String text, BitSet themes, BitSet covered)
    implements Serializable {

  /** Its identifier in its feed. */
  public String report() {
    return source.report();
  }

  /** Position of its place in the workspace. */
  public int place() {
    return source.place();
  }

  /** The texts in an order that does not depend on how they were delivered. */
  static List<SampledText> inOrder(List<SampledText> texts) {
    return texts.stream()
        .sorted(
            Comparator.comparing(SampledText::report)
                .thenComparingInt(SampledText::place)
                .thenComparing(SampledText::text)
                .thenComparingInt(text -> text.source().feed())
                .thenComparingInt(text -> text.source().week())
                .thenComparing(text -> text.source().role()))
        .toList();
  }
}
