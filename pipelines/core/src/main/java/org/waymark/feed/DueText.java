package org.waymark.feed;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.period.DateText;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;

/**
 * Days by which something is due, as people write them in plans. {@code Jul 2012} is the last day
 * of the month; {@code TBC}, {@code ongoing} and other words without a digit are no day.
 */
final class DueText {
  private static final List<DatePattern> MONTHS =
      List.of(
          new DatePattern("MMM yyyy"), new DatePattern("MMMM yyyy"), new DatePattern("MM/yyyy"));

  private static final List<PeriodKind> KINDS =
      List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR);

  private DueText() {}

  /**
   * The day that a text means, or that it means none.
   *
   * @return empty where the text may be a day in another form, or none at all
   */
  static Optional<Optional<LocalDate>> read(String text) {
    if (text.chars().noneMatch(Character::isDigit)) {
      return Optional.of(Optional.empty());
    }
    if (DateText.parse(text).isPresent()) {
      return Optional.empty();
    }
    for (DatePattern pattern : MONTHS) {
      Optional<Period> month = pattern.period(text, PeriodKind.MONTH);
      if (month.isPresent()) {
        return Optional.of(Optional.of(month.get().end()));
      }
    }
    for (PeriodKind kind : KINDS) {
      Optional<Period> period = PeriodText.parse(text, kind);
      if (period.isPresent()) {
        return Optional.of(Optional.of(period.get().end()));
      }
    }
    return Optional.empty();
  }
}
