package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

class PeriodsInFeedsTest {
  private static String income(String period) {
    return "format: csv\nmap:\n  place: place\n  period: "
        + period
        + "\n  indicators: [{id: income, value: value}]\n";
  }

  private static String weekly(String period) {
    return income(period).replace("income", "weekly");
  }

  private static String calls(String period) {
    return income(period).replace("income", "calls");
  }

  @ParameterizedTest
  @CsvSource({"2022-23", "2022\u201323", "202223", "2022-23 Q1"})
  void a_year_of_two_is_refused_with_the_key_until_its_first_month_is_declared(String year) {
    Fixture.Outcome outcome =
        YamlFeed.read(income("year"), "place,year,value\nRA," + year + ",5\n");
    String detail = outcome.onlyRejected().getDetail();
    assertTrue(detail.contains("`period: {column: year, first_month: April}`"), detail);
  }

  @Test
  void a_declared_first_month_reads_every_form_of_one_file() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            income("{column: year, first_month: Sep}"),
            "place,year,value\nRA,2022-23,5\nRA,2023\u201324,6\nRA,202425,7\nRA,2026/27,8\n");
    assertEquals(
        List.of(
            "00002 i2 p0 2022-09-01/P1Y value=5.0 ",
            "00003 i2 p0 2023-09-01/P1Y value=6.0 ",
            "00004 i2 p0 2024-09-01/P1Y value=7.0 "),
        outcome.observations());
    assertEquals(1, outcome.tally().notYetKnown());
  }

  @Test
  void the_column_time_identifier_holds_years_to_what_they_are() {
    String rows = "place,year,time_identifier,value\nRA,2022/23,Academic year,5\n";
    Fixture.Outcome april = YamlFeed.read(income("year"), rows);
    assertEquals("other-year", april.onlyRejected().getReason());
    String detail = april.onlyRejected().getDetail();
    assertTrue(detail.contains("a year from April"), detail);
    assertTrue(detail.contains("first_month: September"), detail);
    Fixture.Outcome september =
        YamlFeed.read(income("{column: year, first_month: September}"), rows);
    assertEquals(1, september.tally().accepted());
  }

  @Test
  void months_come_from_two_columns_and_their_average_is_left_out() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            calls("{year: year, month: period}"),
            """
            place,year,period,value
            RA,2024,M01,5
            RA,2024,2,6
            RA,2024,March,7
            RA,2024.0,Sept,8
            RA,2024,M13,9
            RA,2024,S01,9
            RA,2024,M14,9
            RA,2024,x,9
            RA,,,
            """);
    assertEquals(
        List.of(
            "00002 i0 p0 2024-01 value=5.0 ",
            "00003 i0 p0 2024-02 value=6.0 ",
            "00004 i0 p0 2024-03 value=7.0 ",
            "00005 i0 p0 2024-09 value=8.0 "),
        outcome.observations());
    assertEquals(2, outcome.tally().leftOut());
    assertEquals(List.of("bad-period@8", "bad-period@9"), outcome.reasons());
  }

  @Test
  void weeks_come_from_two_columns_by_the_calendar_that_is_declared() {
    String rows = "place,year,week,value\nRA,2024,1,5\nRA,2014,53,6\nRA,2024,Week 53,7\n";
    assertEquals(
        List.of("00002 i6 p0 2024-W01 value=5.0 "),
        YamlFeed.read(weekly("{year: year, week: week}"), rows).observations());
    assertEquals(
        List.of("00002 i6 p0 2024-W01 value=5.0 ", "00003 i6 p0 2015-W01 value=6.0 "),
        YamlFeed.read(weekly("{year: year, week: week, weeks: mmwr}"), rows).observations());
  }

  @Test
  void quarters_and_days_come_from_columns() {
    assertEquals(
        List.of("00002 i3 p0 2022-Q3 value=5.0 ", "00003 i3 p0 2024-Q1 value=6.0 "),
        YamlFeed.read(
                income("{year: y, quarter: q, first_month: April}").replace("income", "quarterly"),
                "place,y,q,value\nRA,2022-23,Q2,5\nRA,2023/24,4,6\n")
            .observations());
    assertEquals(
        List.of("00002 i0 p0 2024-02 value=5.0 "),
        YamlFeed.read(calls("{year: y, month: m, day: d}"), "place,y,m,d,value\nRA,2024,2,9,5\n")
            .observations());
  }

  @Test
  void a_month_alone_says_that_a_period_may_come_from_several_columns() {
    Fixture.Outcome outcome =
        YamlFeed.read(calls("month"), "place,year,month,value\nRA,2024,M01,5\n");
    String detail = outcome.onlyRejected().getDetail();
    assertTrue(detail.contains("`period: {year: \u2026, month: month}`"), detail);
  }

  @Test
  void of_several_patterns_the_one_that_fits_is_taken_and_two_that_differ_are_refused() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            calls("{column: day, pattern: [dd/MM/yyyy, MM/dd/yyyy, yyyy-MM-dd]}"),
            """
            place,day,value
            RA,31/01/2024,1
            RA,02/31/2024,2
            RA,02/29/2024,3
            RA,2024-03-05,4
            RA,04/05/2024,5
            RA,05/05/2024,6
            """);
    assertEquals(
        List.of(
            "00002 i0 p0 2024-01 value=1.0 ",
            "00004 i0 p0 2024-02 value=3.0 ",
            "00005 i0 p0 2024-03 value=4.0 ",
            "00007 i0 p0 2024-05 value=6.0 "),
        outcome.observations());
    assertEquals(List.of("bad-period@3", "bad-period@6"), outcome.reasons());
    assertTrue(outcome.rejected().get(1).getDetail().contains("may mean two dates"));
  }

  @Test
  void keys_that_contradict_each_other_are_problems_of_the_registry() {
    for (String wrong :
        List.of(
            "{year: y}",
            "{year: y, column: c}",
            "{month: m, day: d}",
            "{column: c, first_month: Aprl}",
            "{column: c, named_by: end}",
            "{year: y, week: w, weeks: sunday}")) {
      assertEquals(1, YamlFeed.problems(income(wrong)).size(), wrong);
    }
  }

  @Test
  void months_are_read_in_other_languages_too() {
    DatePattern brief = new DatePattern("MMM yyyy");
    DatePattern whole = new DatePattern("d MMMM yyyy");
    String[][] written = {
      {"Mär 2025", "3"}, {"März 2025", "3"}, {"Okt. 2025", "10"}, {"DEZ 2025", "12"},
      {"août 2025", "8"}, {"févr. 2025", "2"}, {"sept. 2025", "9"}, {"ene 2025", "1"},
      {"mrt 2025", "3"}, {"maj 2025", "5"}, {"giu 2025", "6"}, {"out 2025", "10"}
    };
    for (String[] one : written) {
      assertEquals(
          java.util.Optional.of(Period.containing(PeriodKind.MONTH, day(Integer.parseInt(one[1])))),
          brief.period(one[0], PeriodKind.MONTH),
          one[0]);
    }
    assertEquals(
        java.util.Optional.of(Period.containing(PeriodKind.MONTH, day(7))),
        whole.period("1 juillet 2025", PeriodKind.MONTH));
    assertEquals(java.util.Optional.empty(), brief.period("Foo 2025", PeriodKind.MONTH));
  }

  private static java.time.LocalDate day(int month) {
    return java.time.LocalDate.of(2025, month, 1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"yyyy 'Q'q,2024 Q3", "'Q'q yy,Q3 24", "q/yyyy,3/2024", "QQQ yyyy,Q3 2024"})
  void a_pattern_may_name_a_quarter(String pattern, String written) {
    Fixture.Outcome outcome =
        YamlFeed.read(
            income("{column: p, pattern: \"" + pattern + "\"}").replace("income", "quarterly"),
            "place,p,value\nRA," + written + ",5\nRA," + written.replace('3', '5') + ",6\n");
    assertEquals(List.of("00002 i3 p0 2024-Q3 value=5.0 "), outcome.observations());
    assertEquals(List.of("bad-period@3"), outcome.reasons());
  }

  @ParameterizedTest
  @CsvSource({"Jan 2024", "2024 JAN", "janvier 2024", "Januar-2024", "Jan. 2024 [p]", "2024 Jan"})
  void the_name_of_a_month_with_its_year_is_a_month_in_any_language(String written) {
    Fixture.Outcome outcome =
        YamlFeed.read(calls("month"), "place,month,value\nRA," + written + ",5\n");
    assertEquals(List.of("00002 i0 p0 2024-01 value=5.0 "), outcome.observations());
    Fixture.Outcome yearly =
        YamlFeed.read(income("month"), "place,month,value\nRA," + written + ",5\n");
    assertEquals(List.of("period-length@2"), yearly.reasons());
  }

  @Test
  void months_in_a_column_have_names_of_other_languages_too() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            calls("{year: y, month: m}"),
            "place,y,m,value\nRA,2024,febrero,5\nRA,2024,März,6\nRA,2024,Sept.,7\n");
    assertEquals(
        List.of(
            "00002 i0 p0 2024-02 value=5.0 ",
            "00003 i0 p0 2024-03 value=6.0 ",
            "00004 i0 p0 2024-09 value=7.0 "),
        outcome.observations());
  }

  @Test
  void what_lies_more_than_fifty_years_ahead_is_a_fault_and_what_is_planned_is_not() {
    Fixture.Outcome outcome =
        YamlFeed.read(calls("month"), "place,month,value\nRA,2098-01,5\nRA,2050-01,6\n");
    assertEquals(List.of("period-out-of-range@2"), outcome.reasons());
    assertEquals(1, outcome.tally().notYetKnown());
  }

  @ParameterizedTest
  @CsvSource({
    "Apr 2022 to Mar 2023, income, 2022-04-01/P1Y",
    "April 2022 - March 2023, income, 2022-04-01/P1Y",
    "2022-04/2023-03, income, 2022-04-01/P1Y",
    "Jan-Dec 2022, income, 2022",
    "Apr\u2013Jun 2023, quarterly, 2023-Q2",
    "October to December 2022 [p], quarterly, 2022-Q4",
    "avril - juin 2023, quarterly, 2023-Q2",
    "May 2023 to May 2023, calls, 2023-05",
  })
  void a_period_may_be_written_by_its_first_and_last_month(
      String text, String indicator, String period) {
    Fixture.Outcome outcome =
        YamlFeed.read(
            income("year").replace("income", indicator), "place,year,value\nRA," + text + ",5\n");
    assertTrue(outcome.observations().get(0).contains(" p0 " + period + " "), outcome.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "Jul 2022 to Jun 2023, income, where every year starts then",
    "Apr 2022 to Mar 2024, income, 24 months",
    "Feb to Apr 2023, quarterly, three months that are not a calendar quarter",
    "Nov 2022 to Jan 2023, calls, three months",
    "Apr 2022 to Mar 2023, quarterly, is a year",
  })
  void other_spans_of_months_are_refused_with_what_they_are(
      String text, String indicator, String words) {
    String detail =
        YamlFeed.read(
                income("year").replace("income", indicator),
                "place,year,value\nRA," + text + ",5\n")
            .onlyRejected()
            .getDetail();
    assertTrue(detail.contains(words), detail);
  }
}
