package org.waymark.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingYearTest {
  private static final ReportingYear FINANCIAL = new ReportingYear(Month.APRIL, Optional.empty());

  private static String read(ReportingYear year, String text, PeriodKind kind) {
    return year.read(text, kind) instanceof PeriodText.Reading.Found found
        ? found.period().toString()
        : year.read(text, kind).getClass().getSimpleName();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-23",
        "2022\u201323",
        "2022\u201423",
        "2022\u221223",
        "2022/23",
        "2022-2023",
        "2022/2023",
        "202223",
        "2022 - 23",
        "2022 to 2023",
        "22-23",
        "22/23",
        "FY2022-23",
        "FY 2022/23",
        "Financial year 2022-23",
        "2022-23 [p]",
        "2022-04-01",
        "2023-03-31",
        "2022-04-01/P1Y",
      })
  void every_form_of_a_year_from_april_is_read(String text) {
    assertEquals("2022-04-01/P1Y", read(FINANCIAL, text, PeriodKind.YEAR));
  }

  @ParameterizedTest
  @CsvSource({
    "2022-24, OtherLength",
    "202212, OtherLength",
    "202224, NoPeriod",
    "2022-2025, OtherLength",
    "2022-23 Q1, OtherLength",
    "2022, Unclear",
    "FY22, Unclear",
    "22, NoPeriod",
    "2022-09-01/P1Y, Unclear",
    "spring, NoPeriod",
  })
  void what_is_no_such_year_is_not_taken_for_one(String text, String reading) {
    assertEquals(reading, read(FINANCIAL, text, PeriodKind.YEAR));
  }

  @ParameterizedTest
  @CsvSource({
    "APRIL, 2022-23 Q1, 2022-Q2",
    "APRIL, Q4 2022-23, 2023-Q1",
    "APRIL, 2022/23 Quarter 2, 2022-Q3",
    "APRIL, 202223Q3, 2022-Q4",
    "OCTOBER, 2022-23 Q1, 2022-Q4",
    "SEPTEMBER, 2022-23 Q1, Unclear",
    "APRIL, 2022-23, OtherLength",
    "APRIL, 2022-05-17, 2022-Q2",
  })
  void quarters_count_from_the_first_month(Month first, String text, String quarter) {
    ReportingYear year = new ReportingYear(first, Optional.empty());
    assertEquals(quarter, read(year, text, PeriodKind.QUARTER));
  }

  @ParameterizedTest
  @CsvSource({
    "END, 2023, 2022-10-01/P1Y",
    "END, FY23, 2022-10-01/P1Y",
    "START, 2023, 2023-10-01/P1Y",
    "START, WY2023, 2023-10-01/P1Y",
    "END, 2022-23, 2022-10-01/P1Y",
  })
  void a_single_number_names_the_year_as_declared(
      ReportingYear.NamedBy by, String text, String period) {
    ReportingYear water = new ReportingYear(Month.OCTOBER, Optional.of(by));
    assertEquals(period, read(water, text, PeriodKind.YEAR));
  }

  @Test
  void a_year_that_may_be_two_says_what_to_declare() {
    PeriodText.Reading.Unclear unclear =
        assertInstanceOf(PeriodText.Reading.Unclear.class, FINANCIAL.read("2022", PeriodKind.YEAR));
    assertTrue(unclear.what().contains("`named_by: start`"), unclear.what());
  }

  @Property
  void what_is_written_in_any_form_is_read_back(
      @ForAll @IntRange(min = 1970, max = 2069) int year,
      @ForAll @IntRange(min = 2, max = 12) int month,
      @ForAll @IntRange(min = 0, max = 4) int form) {
    ReportingYear reporting = new ReportingYear(Month.of(month), Optional.empty());
    int next = (year + 1) % 100;
    String text =
        switch (form) {
          case 0 -> String.format(Locale.ROOT, "%d-%02d", year, next);
          case 1 -> String.format(Locale.ROOT, "%d\u2013%02d", year, next);
          case 2 -> String.format(Locale.ROOT, "%d%02d", year, next);
          case 3 -> String.format(Locale.ROOT, "%d/%d", year, year + 1);
          default -> String.format(Locale.ROOT, "%02d-%02d", year % 100, next);
        };
    assertEquals(
        String.format(Locale.ROOT, "%d-%02d-01/P1Y", year, month),
        read(reporting, text, PeriodKind.YEAR));
  }
}
