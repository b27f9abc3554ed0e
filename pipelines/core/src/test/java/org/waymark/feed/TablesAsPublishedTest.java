package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesAsPublishedTest {
  private static final String SHEET =
      """
      Title:,"Calls by place, provisional",,,
      Period:,January 2025,,,
      ,,,,
      ,,Calls,,
      Code,Name,Type 1,Type 2,Total
      -,England,100,20,120
      ,,,,
      RA,"Nor
      den",60,10,70
      RC,Westmark,*,*,*

      Notes:,,,,
      "1. Made up",,,,
      """;

  private static String calls(String more, String value) {
    return "format: csv\nmissing: ['*']\n"
        + more
        + "\nmap:\n  place: Code\n  period: {constant: 2025-01}\n"
        + "  indicators: [{id: calls, value: "
        + value
        + "}]\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table: {header: 5, until: Notes, leave_out: {Code: '-'}}",
        "table: {header: Code, until: ['Notes', Source], leave_out: {Name: [England]}}",
        "table: {header: [Code, Total], until: {empty_lines: 2}, leave_out: {Code: ['-', '']}}",
      })
  void a_table_with_titles_totals_and_notes_is_read_as_the_table_alone(String table) {
    String text = SHEET.replace("RC,Westmark,*,*,*\n\n", "RC,Westmark,*,*,*\n\n\n");
    Fixture.Outcome outcome = YamlFeed.read(calls(table, "Total"), text);
    assertEquals(List.of("00008 i0 p0 2025-01 value=70.0 "), outcome.observations());
    assertEquals(List.of(), outcome.reasons());
    assertEquals(3, outcome.tally().rowsRead());
    assertEquals(1, outcome.tally().notSelected());
    assertEquals(1, outcome.tally().noValue());
  }

  @Test
  void names_of_two_lines_are_joined_and_refusals_keep_their_lines() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            calls("table: {header: [4, 5], until: Notes}", "'`Calls Type 2`'"),
            SHEET.replace("RC,Westmark,*,*", "RX,Westmark,1,2"));
    assertEquals(List.of("00008 i0 p0 2025-01 value=10.0 "), outcome.observations());
    assertEquals(List.of("unknown-place@6", "unknown-place@10"), outcome.reasons());
  }

  @Test
  void without_a_declaration_one_refusal_says_where_the_header_is() {
    Fixture.Outcome outcome = YamlFeed.read(calls("", "Total"), SHEET);
    String detail = outcome.onlyRejected().getDetail();
    assertTrue(detail.startsWith("no column `Code` in line 1; line 5 has it"), detail);
    assertTrue(detail.contains("`Total` too"), detail);
    assertTrue(detail.contains("`table: {header: 5}`"), detail);
  }

  @Test
  void a_header_that_is_nowhere_is_a_refusal_of_its_own() {
    Fixture.Outcome outcome = YamlFeed.read(calls("table: {header: Codes}", "Total"), SHEET);
    assertEquals("missing-header", outcome.onlyRejected().getReason());
  }

  @Test
  void merged_cells_are_filled_down_where_the_feed_asks_for_it() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            """
            format: csv
            table: {fill_down: [Region]}
            map:
              place: Region
              period: month
              indicators: [{id: calls, value: calls}]
            """,
            "Region;month;calls\nRA;2024-01;1\n;2024-02;2\n;;\nRC;2019-01;3\n\" \";2019-02;4\n");
    assertEquals(
        List.of(
            "00002 i0 p0 2024-01 value=1.0 ",
            "00003 i0 p0 2024-02 value=2.0 ",
            "00005 i0 p2 2019-01 value=3.0 ",
            "00006 i0 p2 2019-02 value=4.0 "),
        outcome.observations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void years_across_become_rows_whatever_ends_a_line(String lineEnd) {
    String text =
        """
        \uFEFF"Data Source","Made up",

        "Updated","2025-01-28",

        "Country Name","Country Code","2022","2023",
        "Norden","RA","5.5","5.6",
        "Suderau","RC","","x",
        """;
    Fixture.Outcome outcome =
        YamlFeed.read(
            """
            format: csv
            table: {header: 5, across: {columns: periods, name: year, value: share}}
            map:
              place: 'Country Code'
              period: year
              indicators: [{id: income, value: share}]
            """,
            text.replace("\n", lineEnd));
    assertEquals(
        List.of("00006 i2 p0 2022 value=5.5 ", "00006 i2 p0 2023 value=5.6 "),
        outcome.observations());
    assertEquals(List.of("bad-number@7"), outcome.reasons());
    assertEquals(2, outcome.tally().rowsRead());
  }

  @Test
  void cells_across_may_have_several_values_and_names_with_other_text() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            """
            format: csv
            table:
              across: {columns: {top: "Y{} num", bottom: "Y{} den"}, name: month}
            map:
              place: place
              period: {column: month, pattern: MMMyy}
              indicators: [{id: seen, numerator: top, denominator: bottom}]
            """,
            "place,YJan24 num,YJan24 den,YFeb24 den,YFeb24 num,more\nRA,1,2,4,3,x\n");
    assertEquals(
        List.of("00002 i4 p0 2024-01 num=1.0 den=2.0 ", "00002 i4 p0 2024-02 num=3.0 den=4.0 "),
        outcome.observations());
  }

  @Test
  void the_same_period_twice_across_is_refused() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            """
            format: csv
            table: {across: {columns: periods}}
            map:
              place: place
              period: period
              indicators: [{id: income, value: value}]
            """,
            "place,2022,2022\nRA,1,2\n");
    assertEquals("duplicate-column", outcome.onlyRejected().getReason());
  }

  @Test
  void a_file_with_periods_across_says_so_where_a_column_is_missing() {
    Fixture.Outcome outcome = YamlFeed.read(calls("", "calls"), "Code,2022,2023\nRA,1,2\n");
    String detail = outcome.onlyRejected().getDetail();
    assertTrue(detail.contains("`table: {across: {columns: periods}}`"), detail);
  }

  @Test
  void other_names_and_letter_case_and_blanks_are_forgiven_with_a_note() {
    String feed =
        """
        format: csv
        columns: {area: [Area, Area Code]}
        map:
          place: area
          period: Month Of Report
          indicators: [{id: calls, value: calls}]
        """;
    Fixture.Outcome outcome =
        YamlFeed.read(feed, "Area Code,month_of  report,CALLS\nRA,2024-01,1\n");
    assertEquals(1, outcome.tally().accepted());
    assertEquals(
        List.of(
            "the column 'Area Code' is read as 'area'",
            "the column 'month_of  report' is read as 'Month Of Report'",
            "the column 'CALLS' is read as 'calls'"),
        outcome.file().notes());
    Fixture.Outcome two =
        YamlFeed.read(feed, "Area Code,Area,month of report,calls\nRA,x,2024-01,1\n");
    assertEquals("ambiguous-column", two.onlyRejected().getReason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Region: {empty: false}, Sex: {not: [Total, Persons]}}",
        "{Region: {not: ['']}, Sex: Female}",
        "{Region: {not: x, empty: false}, Sex: [Female, Male]}",
        "{Sex: {not: Total}, Region: North}",
      })
  void rows_are_selected_by_what_columns_hold_and_do_not_hold(String where) {
    Fixture.Outcome outcome =
        YamlFeed.read(
            "format: csv\nmap:\n  place: place\n  period: month\n  indicators:\n"
                + "    - {id: calls, value: calls, where: "
                + where
                + "}\n",
            """
            place,month,Region,Sex,calls
            RA,2024-01,North,Total,3
            RA,2024-01,North,Female,1
            XX,2024-01,,Female,9
            """);
    if (!where.contains("['']")) {
      assertEquals(List.of("00003 i0 p0 2024-01 value=1.0 "), outcome.observations());
      assertEquals(2, outcome.tally().notSelected());
    }
    assertTrue(outcome.tally().rowsRead() == 3);
  }

  @Test
  void a_text_below_the_table_shows_its_encoding_too() {
    byte[] text = (SHEET + "\u00a9 Crown,,,,\n").getBytes(StandardCharsets.ISO_8859_1);
    Fixture.Outcome outcome =
        YamlFeed.read(calls("table: {header: 5, until: Notes}", "Total"), text);
    assertEquals("windows-1252", outcome.file().charset());
    assertFalse(outcome.observations().isEmpty());
  }

  @Test
  void numbers_across_share_their_decimal_mark() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            """
            format: csv
            table: {across: {columns: periods, name: year, value: share}}
            map:
              place: place
              period: year
              indicators: [{id: income, value: share}]
            """,
            "place;2022;2023\nRA;1,5;1,234\n");
    assertEquals(
        List.of("00002 i2 p0 2022 value=1.5 ", "00002 i2 p0 2023 value=1.234 "),
        outcome.observations());
  }

  @Test
  void a_name_of_a_column_on_several_lines_is_no_empty_line() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            calls("table: {header: 3, until: {empty_lines: 1}}", "{column: 'Total [note 1]'}"),
            "Title,\n,\nCode,\"Total\n[note 1]\"\nRA,70\n\nSource,x\n");
    assertEquals(List.of("00005 i0 p0 2025-01 value=70.0 "), outcome.observations());
    assertEquals(List.of(), outcome.reasons());
  }
}
