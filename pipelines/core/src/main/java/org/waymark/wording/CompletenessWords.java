package org.waymark.wording;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.waymark.panel.Completeness;
import org.waymark.period.PeriodKind;

/** How complete a period usually is, as readers say it. */
public final class CompletenessWords {
  private static final String[] NUMBERS = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"
  };

  private CompletenessWords() {}

  /** A month is usually 60% complete at first, 82% after one month and 95% after two months. */
  public static String usually(PeriodKind kind, Completeness completeness) {
    String noun = noun(kind);
    String[] parts =
        IntStream.range(0, completeness.settlesAfter())
            .mapToObj(
                lag ->
                    share(completeness.usual()[lag])
                        + (lag == 0
                            ? " complete at first"
                            : " after " + NUMBERS[lag] + " " + noun + (lag == 1 ? "" : "s")))
            .toArray(String[]::new);
    int last = parts.length - 1;
    return "a "
        + noun
        + " is usually "
        + (last == 0
            ? parts[0]
            : Arrays.stream(parts, 0, last).collect(Collectors.joining(", "))
                + " and "
                + parts[last]);
  }

  /** In whole percent; what is not complete is not called so. */
  private static String share(double usual) {
    return Math.min(99, Math.round(100 * usual)) + "%";
  }

  private static String noun(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> "week";
      case MONTH -> "month";
      case QUARTER -> "quarter";
      case YEAR, FINANCIAL_YEAR -> "year";
    };
  }
}
