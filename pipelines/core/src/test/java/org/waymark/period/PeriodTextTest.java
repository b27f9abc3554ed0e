package org.waymark.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTextTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-03, MONTH, 2026-11",
    "2026-11-03T23:30:00-05:00, MONTH, 2026-11",
    "2026-11-03 10:15, WEEK, 2026-W45",
    "2026-11-03, QUARTER, 2026-Q4",
    "2026-11-03, YEAR, 2026",
    "2026-11, MONTH, 2026-11",
    "2003-05, MONTH, 2003-05",
    "2026-Q3, QUARTER, 2026-Q3",
    "2026 Q3, QUARTER, 2026-Q3",
    "2026M09, MONTH, 2026-09",
    "2026-M09, MONTH, 2026-09",
    "2026-A1, YEAR, 2026",
    "2013Q1, QUARTER, 2013-Q1",
    "2026-W47, WEEK, 2026-W47",
    "2020-W53, WEEK, 2020-W53",
    "2026, YEAR, 2026",
    "2021.0, YEAR, 2021",
    "2025/26, YEAR, 2025-04-01/P1Y",
    "1999/00, YEAR, 1999-04-01/P1Y",
    "2000/2001, YEAR, 2000-04-01/P1Y",
    "2019/20 [Note 5], YEAR, 2019-04-01/P1Y",
    "2019/20 [5], YEAR, 2019-04-01/P1Y",
    "2026-09 [p], MONTH, 2026-09",
    "2022/23p, YEAR, 2022-04-01/P1Y",
    "2022/23 (r), YEAR, 2022-04-01/P1Y",
    "2026-09p, MONTH, 2026-09",
    "2026 Q3 p, QUARTER, 2026-Q3",
    "2026e, YEAR, 2026",
    "201212, MONTH, 2012-12",
    "202304, MONTH, 2023-04",
    "202304p, MONTH, 2023-04",
    "2025-04-01/P1Y, YEAR, 2025-04-01/P1Y",
    "' 2026 ', YEAR, 2026",
  })
  void readsTheFormsThatFeedsWrite(String text, PeriodKind kind, String period) {
    assertEquals(Optional.of(period), PeriodText.parse(text, kind).map(Period::toString));
  }

  @ParameterizedTest
  @CsvSource({
    "2018 to 2020, YEAR, several years",
    "2007/08 to 2008/09, YEAR, several years",
    "2002/03-2007/08, YEAR, several years",
    "2017-2019, YEAR, several years",
    "2010/2015, YEAR, several years",
    "2003-05, YEAR, 'a month, a range of years or a financial year'",
    "2018-19, YEAR, a range of years or a financial year",
    "2026, MONTH, a year",
    "2026/27, MONTH, a financial year",
    "2026-11, WEEK, a month",
    "2026-11, QUARTER, a month",
    "2026-Q3, YEAR, a quarter",
    "2026-M09, YEAR, a month",
    "2026-W47, MONTH, a week",
  })
  void namesPeriodsOfAnotherLength(String text, PeriodKind kind, String found) {
    assertEquals(new PeriodText.Reading.OtherLength(found), PeriodText.read(text, kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1974a",
        "2026-13",
        "2026-02-30",
        "2026-Q5",
        "2026-W54",
        "2025-W53",
        "2025/27",
        "2025/2020",
        "17 May to 11 June 2023",
        "There is no data for this indicator yet",
        "20226",
        "٢٠٢٦"
      })
  void readsNothingElse(String text) {
    assertInstanceOf(
        PeriodText.Reading.NoPeriod.class, PeriodText.read(text, PeriodKind.MONTH), text);
  }

  @Property(tries = 300)
  void readsWhatPeriodsWrite(
      @ForAll PeriodKind kind, @ForAll @IntRange(min = -25_000, max = 47_000) int day) {
    Period period = Period.containing(kind, LocalDate.ofEpochDay(day));
    assertEquals(Optional.of(period), PeriodText.parse(period.toString(), kind));
  }

  @Test
  void six_digits_that_may_be_a_year_of_two_are_not_read_as_a_month() {
    assertInstanceOf(PeriodText.Reading.Unclear.class, PeriodText.read("201112", PeriodKind.MONTH));
    assertInstanceOf(
        PeriodText.Reading.NoPeriod.class, PeriodText.read("202223", PeriodKind.MONTH));
  }
}
