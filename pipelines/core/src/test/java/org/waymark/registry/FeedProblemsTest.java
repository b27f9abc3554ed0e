package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedProblemsTest {
  private static final String WIDE = WorkspaceText.WIDE;
  private static final String PULSE = "feeds/pulse.yaml";
  private static final String LONG = "feeds/long.yaml";

  private static void assertProblem(String file, String old, String replacement, String problem) {
    assertEquals(
        List.of(file + ":" + problem),
        WorkspaceText.contract().replacing(file, old, replacement).lines());
  }

  @Test
  void aFormatThatIsNotReadYetIsReportedWithThoseThatAre() {
    assertProblem(
        WIDE,
        "format: csv",
        "format: kobo-csv",
        "3:9: the format `kobo-csv` is not read yet for a feed of kind `indicator`; expected"
            + " `csv`, `xlsx`, `xls`, `ods`, `html`, `jsonl`, `json`, `sdmx-csv`,"
            + " `eurostat-tsv`, `json-stat`, `px`, `sav` or `parquet`, which can be read now");
    assertProblem(
        PULSE,
        "format: csv",
        "format: jsonl",
        "3:9: the format `jsonl` is not read yet for a feed of kind `survey`; expected `csv`,"
            + " `xlsx`, `xls`, `ods`, `auto`, `odk-csv`, `kobo-csv`, `qualtrics-csv`,"
            + " `limesurvey-csv`, `sav` or `parquet`, which can be read now");
    assertProblem(
        PULSE,
        "format: csv",
        "format: cobo-csv",
        "3:9: `format` cannot be `cobo-csv`; did you mean `kobo-csv`?");
    assertProblem(
        WIDE, "format: csv", "format: cvs", "3:9: `format` cannot be `cvs`; did you mean `csv`?");
  }

  @Test
  void anUnknownIndicatorOfAFeedOrAQuestionIsReported() {
    assertProblem(
        WIDE,
        "- id: ae-within-4h",
        "- id: ae-within4h",
        "10:11: no indicator `ae-within4h`; did you mean `ae-within-4h`?");
    assertProblem(
        PULSE,
        "indicator: workload",
        "indicator: worklaod",
        "12:19: no indicator `worklaod`; did you mean `workload`?");
  }

  @Test
  void aConstantPlaceIndicatorAndPeriodAreChecked() {
    assertProblem(
        WIDE,
        "place: org_code",
        "place: {constant: RX2}",
        "6:21: no place `RX2`; did you mean `RA2`?");
    assertProblem(
        LONG,
        "indicator: indicator_id",
        "indicator: {constant: ae-within-5h}",
        "9:58: no indicator `ae-within-5h`; did you mean `ae-within-4h`?");
    assertProblem(
        WIDE,
        "period: {column: period, pattern: yyyy-MM-dd}",
        "period: {constant: 2026-Q1}",
        "7:22: `2026-Q1` is a quarter, but the indicator has a value for each month; expected a"
            + " month such as `2026-11`");
  }

  @Test
  void anExpressionThatIsNoneIsReportedWhereItBreaks() {
    assertProblem(
        WIDE,
        "attendances - breaches",
        "attendances - ",
        "11:31: `numerator` `attendances -` is not an expression: the expression ends too early;"
            + " expected a column, a number or `(`");
    assertProblem(
        WIDE,
        "attendances - breaches",
        "'(attendances - breaches'",
        "11:19: `numerator` `(attendances - breaches` is not an expression: this parenthesis is not"
            + " closed; expected `)`");
  }

  @Test
  void aColumnNameWithBlanksIsReportedWithHowToWriteIt() {
    assertProblem(
        WIDE,
        "attendances - breaches",
        "Type 1 attendances",
        "11:23: `numerator` `Type 1 attendances` is not an expression: `1` is not allowed here; did you"
            + " mean `{column: Type 1 attendances}`?");
  }

  @Test
  void aNumberInPlaceOfAColumnIsAWarning() {
    assertProblem(
        LONG,
        "numerator: num",
        "numerator: 2019",
        "9:72: warning: `numerator` is the number 2019 on every row; did you mean"
            + " `{column: 2019}`?");
  }

  @Test
  void aMappingWithoutNumbersIsReported() {
    assertProblem(
        WIDE,
        "      numerator: reattendances\n      denominator: attendances\n",
        "",
        "14:7: neither `numerator` and `denominator` nor `value` is mapped; expected `numerator`"
            + " and `denominator`, or `value` with `n` or `standard_error`, as a rate has");
  }

  @Test
  void aNumeratorWithoutADenominatorIsReported() {
    assertProblem(
        LONG,
        ", denominator: den",
        "",
        "9:72: `numerator` has no `denominator`; expected both of them");
  }

  @Test
  void aMappingThatDoesNotMakeItsMeasureIsReported() {
    assertProblem(
        WIDE,
        "      numerator: attendances - breaches\n      denominator: attendances\n",
        "      value: share\n",
        "11:14: this does not make a proportion; expected `numerator` and `denominator`, or `value`"
            + " with `n` or `standard_error`, as a proportion has");
    assertEquals(
        List.of(
            WIDE
                + ":11:18: this does not make a mean; expected `value` with `standard_error` or"
                + " `n`, as a mean has"),
        WorkspaceText.contract().replacing(WIDE, "- id: ae-within-4h", "- id: workload").lines());
  }

  @Test
  void aProportionMayBeAValueWithItsN() {
    assertEquals(
        List.of(),
        WorkspaceText.contract()
            .replacing(
                WIDE,
                "      numerator: attendances - breaches\n      denominator: attendances\n",
                "      value: share / 100\n      n: attendances\n")
            .lines());
  }

  @Test
  void aValueBesideANumeratorIsReported() {
    assertProblem(
        LONG,
        "numerator: num",
        "value: v, numerator: num",
        "9:68: `value` is given with `numerator` or `denominator`; expected one or the other");
  }

  @Test
  void aWhereOfAnotherShapeIsReported() {
    assertProblem(
        WIDE,
        "where: {type: \"1\"}",
        "where: type = 1",
        "13:14: `where` is the text `type = 1` without columns and values; expected columns and"
            + " values such as `{type: \"1\"}`");
    assertProblem(
        WIDE,
        "where: {type: \"1\"}",
        "where: {type: {is: 1}}",
        "13:22: unknown key `is` in a condition; expected one of `empty` or `not`");
    assertProblem(
        WIDE,
        "where: {type: \"1\"}",
        "where: {type: []}",
        "13:21: no value of the column `type` is accepted; expected a value or a list of values");
  }

  @Test
  void theSameIndicatorTwiceForTheSameRowsIsReported() {
    assertEquals(
        List.of(
            WIDE
                + ":14:11: indicator `ae-within-4h` is mapped twice for the same rows; expected"
                + " each indicator once, or with a `where` of its own"),
        WorkspaceText.contract()
            .replacing(WIDE, "- id: ae-reattendance", "- id: ae-within-4h")
            .replacing(WIDE, "[\"1\", \"2\"]", "[\"1\"]")
            .lines());
  }

  @Test
  void aMapThatIsWideAndLongOrNeitherIsReported() {
    assertProblem(
        WIDE,
        "place: org_code",
        "place: org_code\n  indicator: measure",
        "6:3: the map has both `indicators` and `indicator`; expected `indicators` where each has"
            + " columns of its own, `indicator` where a column names it");
    assertProblem(
        LONG,
        "map: {place: area, period: period, indicator: indicator_id, numerator: num, denominator:"
            + " den}",
        "map: {place: area, period: period}",
        "9:6: the map of a feed has no `indicators`; expected the key `indicators`");
  }

  @Test
  void aDelimiterIsOneMark() {
    assertProblem(
        LONG,
        "delimiter: \";\"",
        "delimiter: \"||\"",
        "6:12: `delimiter` is `||`; expected one character such as `\";\"`, or `\"\\t\"` for a"
            + " tab");
    assertProblem(
        LONG,
        "delimiter: \";\"",
        "delimiter: \\t",
        "6:12: `delimiter` is `\\t`; did you mean `\"\\t\"`?");
    assertProblem(
        LONG,
        "delimiter: \";\"",
        "delimiter: \",\"",
        "6:12: `delimiter` and `decimal` are both `,`; expected two different marks");
    assertEquals(List.of(), WorkspaceText.contract().replacing(LONG, "\";\"", "\"\\t\"").lines());
  }

  @Test
  void anEncodingThatDoesNotExistIsReported() {
    assertProblem(
        LONG,
        "encoding: windows-1252",
        "encoding: window-1252",
        "7:11: the encoding `window-1252` is not known; did you mean `windows-1252`?");
    assertProblem(
        LONG,
        "encoding: windows-1252",
        "encoding: no such thing",
        "7:11: the encoding `no such thing` is not known; expected `utf-8`, `iso-8859-1`,"
            + " `iso-8859-15`, `windows-1252`, `utf-16` or `utf-16le`");
  }

  @Test
  void aPatternThatMeansSomethingElseIsReported() {
    assertProblem(
        WIDE,
        "pattern: yyyy-MM-dd",
        "pattern: dd/mm/YYYY",
        "7:37: the pattern `dd/mm/YYYY` does not mean year, month and day: `Y` is a year of weeks,"
            + " `D` a day of the year, `m` a minute; did you mean `dd/MM/yyyy`?");
    assertProblem(
        WIDE,
        "pattern: yyyy-MM-dd",
        "pattern: yyyy-bb",
        "7:37: the pattern `yyyy-bb` cannot be read; expected letters such as `yyyy-MM-dd`; other"
            + " letters between single quotes");
    assertProblem(
        WIDE,
        "pattern: yyyy-MM-dd",
        "pattern: MM-dd",
        "7:37: the pattern `MM-dd` has no year; expected a pattern such as `yyyy-MM-dd`");
  }

  @Test
  void aSourceIsAColumnOrAConstant() {
    assertProblem(
        WIDE,
        "place: org_code",
        "place: {column: a, constant: b}",
        "6:10: both `column` and `constant` are given; expected one of them");
    assertEquals(
        List.of(
            WIDE + ":6:10: neither `column` nor `constant` is given; expected one of them",
            WIDE + ":6:11: unknown key `colum` in a mapped field; did you mean `column`?"),
        WorkspaceText.contract().replacing(WIDE, "place: org_code", "place: {colum: a}").lines());
  }

  @Test
  void answersMakeProportionsAndMeansOnly() {
    assertProblem(
        PULSE,
        "indicator: workload",
        "indicator: ae-reattendance",
        "12:19: answers do not make a rate; expected an indicator with `measure: proportion` or"
            + " `measure: mean`");
    assertProblem(
        PULSE,
        "\"Agree\": 1",
        "\"Agree\": 5",
        "11:87: the score 5 does not make a proportion; expected scores from 0 to 1, or an"
            + " indicator with `measure: mean`");
    assertProblem(
        PULSE,
        "\"Agree\": 1",
        "\"Agree\": yes",
        "11:87: the score of `Agree` is not a number but the text `yes`; expected a number such as"
            + " `0.92`");
  }

  @Test
  void backslashesInAGlobAreReported() {
    assertProblem(
        WIDE,
        "files: landing/ae/*.csv",
        "files: landing\\ae\\*.csv",
        "4:8: `files` has backslashes; did you mean `landing/ae/*.csv`?");
  }

  @Test
  void feedsThatAreDeclaredTwiceAreReported() {
    assertProblem(
        LONG,
        "id: long-file",
        "id: nhs-ae",
        "1:5: feed `nhs-ae` is declared twice; first at feeds/ae.yaml:1:5; expected an id that is"
            + " not taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../secret.conf | names files outside the workspace",
        "landing/../../secret.conf | names files outside the workspace",
        "landing/*/../../../x.csv | names files outside the workspace",
        "landing/{a,../../x}.csv | names files outside the workspace",
        "/etc/passwd | names files outside the workspace",
        "/data/drop2/*.csv | names files outside the workspace",
        "/data/drop/../x.csv | names files outside the workspace",
        "~/x.csv | names files outside the workspace",
        "file:///etc/passwd | names an address that cannot be read: `file://`",
        "s3://bucket/*.csv | names an address that cannot be read: `s3://`",
        "http://127.0.0.1/x.csv | names an address that cannot be read: `http://`",
        "'landing/{a,b' | has a `{` that is never closed",
        "'landing/{a,{b}}' | has a `{` inside another one",
        "'landing/[' | has a `[` without what belongs behind it",
        "'landing/[]x' | has a `[` without what belongs behind it",
        "'landing/[z-a].csv' | has a range between `[` and `]` that runs backwards",
        "landing/a\\u0001 | has a character that no file name has"
      })
  void filesThatMayNotOrCannotBeReadAreReported(String files, String what) {
    List<String> lines =
        WorkspaceText.contract()
            .replacing("waymark.yaml", "calendar: iso", "calendar: iso\nalso_read: [/data/drop]")
            .replacing(WIDE, "files: landing/ae/*.csv", "files: \"" + files + "\"")
            .lines();

    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith(WIDE + ":4:8: `files` " + what), lines.toString());
  }

  @ParameterizedTest
  @CsvSource({"/srv/health/landing/*.csv, 0", "/srv/healthy/*.csv, 1", "/srv/health/../x.csv, 1"})
  void aWholePathIntoTheWorkspaceMayBeNamed(String files, int problems) {
    WorkspaceFiles written =
        WorkspaceText.contract()
            .replacing(WIDE, "files: landing/ae/*.csv", "files: \"" + files + "\"")
            .files();
    WorkspaceFiles there =
        new WorkspaceFiles(
            written.contents(), written.elsewhere(), List.of(), List.of("/srv/health"));
    assertEquals(problems, RegistryReader.read(there).errors().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "landing/*.csv",
        "landing/../landing/x.csv",
        "landing/{a,b}/[a-c]?.csv",
        "landing/a..b.csv",
        "/data/drop/north/*.csv",
        "/data/drop/x.csv"
      })
  void filesInTheWorkspaceAndWhereItIsOpenedMayBeNamed(String files) {
    assertEquals(
        List.of(),
        WorkspaceText.contract()
            .replacing("waymark.yaml", "calendar: iso", "calendar: iso\nalso_read: [/data/drop]")
            .replacing(WIDE, "files: landing/ae/*.csv", "files: \"" + files + "\"")
            .lines());
  }
}
