package org.waymark.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;

class CompletenessTest {
  private static final Completeness TWO_MONTHS = new Completeness(2, new double[] {0.6, 0.9});

  @ParameterizedTest
  @CsvSource({
    "2026-02, 2026-02-27, NaN",
    "2026-02, 2026-02-28, 0.6",
    "2026-02, 2026-03-30, 0.6",
    "2026-02, 2026-03-31, 0.9",
    "2026-02, 2026-04-30, NaN",
    "2020-01, 2026-04-30, NaN",
  })
  void what_has_usually_arrived_goes_by_the_periods_that_have_ended_since(
      String period, LocalDate date, double share) {
    OptionalDouble usual =
        TWO_MONTHS.usualBy(date, PeriodText.parse(period, PeriodKind.MONTH).orElseThrow());
    assertEquals(share, usual.orElse(Double.NaN));
  }
}
