package org.waymark.registry;

import java.util.Optional;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;

/** Reads periods of a registry and says what is wrong with those that do not fit. */
final class PeriodWording {
  private PeriodWording() {}

  /**
   * The period that a text means.
   *
   * @param kind the length that fits; empty where it is not known: then the text is only judged to
   *     be a period at all, and nothing is returned
   */
  static Optional<Period> read(
      YamlNode.Scalar text, Optional<PeriodKind> kind, FileProblems problems) {
    Optional<Period> period = kind.flatMap(k -> PeriodText.parse(text.text(), k));
    if (period.isPresent()) {
      return period;
    }
    Optional<PeriodKind> other =
        Words.PERIODS.values().stream()
            .filter(k -> PeriodText.parse(text.text(), k).isPresent())
            .findFirst();
    if (other.isEmpty()) {
      problems.error(
          text.at(),
          Wording.quoted(text.text()) + " is not a period",
          kind.map(PeriodWording::example).orElse("a period such as `2026-11` or `2026-Q3`"));
    } else if (kind.isPresent()) {
      problems.error(
          text.at(),
          Wording.quoted(text.text())
              + " is a "
              + Words.of(other.get())
              + ", but the indicator has a value for each "
              + Words.of(kind.get()),
          example(kind.get()));
    }
    return Optional.empty();
  }

  private static String example(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> "a week such as `2026-W47`";
      case MONTH -> "a month such as `2026-11`";
      case QUARTER -> "a quarter such as `2026-Q3`";
      case YEAR, FINANCIAL_YEAR -> "a year such as `2026` or `2025/26`";
    };
  }
}
