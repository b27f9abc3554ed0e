package org.waymark.dashboards.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatesTest {
  @Test
  void periodsAreToldAsPeopleWriteThem() {
    assertEquals("Nov 2026", Dates.period("2026-11"));
    assertEquals("Jul–Sep 2026", Dates.period("2026-Q3"));
    assertEquals("week 47 of 2026", Dates.period("2026-W47"));
    assertEquals("2025/26", Dates.period("2025-04-01/P1Y"));
    assertEquals("15 Nov 2026", Dates.period("2026-11-15"));
    assertEquals("2026-13", Dates.period("2026-13"));
  }

  @Test
  void theDaysOfAPeriodAreKnown() {
    assertEquals(
        Optional.of(new Dates.Span(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28))),
        Dates.days("2026-02"));
    assertEquals(
        Optional.of(new Dates.Span(LocalDate.of(2025, 12, 29), LocalDate.of(2026, 1, 4))),
        Dates.days("2026-W01"));
    assertEquals(
        Optional.of(new Dates.Span(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 3, 31))),
        Dates.days("2025-04-01/P1Y"));
  }

  @Test
  void aWeekThatAYearDoesNotHaveIsNotUnderstood() {
    assertEquals(Optional.empty(), Dates.days("2025-W53"));
    assertEquals(LocalDate.of(2027, 1, 3), Dates.days("2026-W53").orElseThrow().last());
  }

  @Test
  void wholeMonthsAreToldAsMonths() {
    assertEquals(
        "Nov 2025 to Oct 2026", Dates.span(LocalDate.of(2025, 11, 1), LocalDate.of(2026, 10, 31)));
    assertEquals(
        "2 Nov 2026 to 8 Nov 2026",
        Dates.span(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 8)));
  }
}
