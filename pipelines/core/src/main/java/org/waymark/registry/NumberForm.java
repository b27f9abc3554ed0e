package org.waymark.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a feed writes numbers for people.
 *
 * @param marks what may stand in or around a number besides digits, sign and decimal mark
 * @param zero tokens that mean 0
 */
public record NumberForm(Set<Mark> marks, List<String> zero) {
  /** Plain numbers. */
  public static final NumberForm PLAIN = new NumberForm(Set.of(), List.of());

  /** What may stand in or around a number. */
  public enum Mark {
    /** {@code 74.2%}. */
    PERCENT,
    /** {@code £1,234}, {@code 12.50 €}, {@code EUR 5}. */
    CURRENCY,
    /** {@code (12.5)} for −12.5. */
    PARENTHESES,
    /** {@code 12.3 [r]}, {@code 12.3p}, {@code 12.3*}. */
    FLAGS,
    /** {@code 1’234}. */
    APOSTROPHES,
    /** {@code 1,23,456}. */
    LAKH;

    /** As the workspace writes it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public NumberForm {
    marks = Set.copyOf(marks);
    zero = List.copyOf(zero);
  }

  /** The marks by the words of the workspace. */
  static Map<String, Mark> words() {
    Map<String, Mark> words = new TreeMap<>();
    for (Mark mark : Mark.values()) {
      words.put(mark.word(), mark);
    }
    return words;
  }
}
