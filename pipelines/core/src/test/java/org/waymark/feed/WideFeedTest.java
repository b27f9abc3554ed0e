package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.registry.Feed;

class WideFeedTest {
  private static final Feed.Expression ATTENDANCES = new Feed.Expression.Column("attendances");
  private static final Feed.Expression BREACHES = new Feed.Expression.Column("breaches");

  private static Feed.Expression binary(char operator, Feed.Expression a, Feed.Expression b) {
    return new Feed.Expression.Binary(operator, a, b);
  }

  private static Feed.IndicatorMapping share(SortedMap<String, Feed.Condition> where) {
    return new Feed.IndicatorMapping(
        "seen",
        Optional.of(binary('-', ATTENDANCES, BREACHES)),
        Optional.of(ATTENDANCES),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        where);
  }

  private static Feed.IndicatorMapping valued(String indicator, Feed.Expression value) {
    return new Feed.IndicatorMapping(
        indicator,
        Optional.empty(),
        Optional.empty(),
        Optional.of(value),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  private static final String HEADER = "place,period,type,attendances,breaches\n";

  @Test
  void worksOutArithmeticAndSelectsRows() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, share(Fixture.where("type", "1", "UCC")));
    Fixture.Outcome outcome =
        Fixture.read(
            feed,
            HEADER
                + "RA,2026-09-01,\"1\",100,20\n"
                + "RA,2026-09-01, UCC ,50,0\n"
                + "RA,2026-09-01,2,x,y\n"
                + "RA,2026-09-01,11,1,2\n");
    assertEquals(
        List.of(
            "00002 i4 p0 2026-09 num=80.0 den=100.0 ", "00003 i4 p0 2026-09 num=50.0 den=50.0 "),
        outcome.observations());
    assertEquals(new FileTally(4, 2, 0, 2, 0, 2, 0), outcome.tally());
  }

  @Test
  void selectsEmptyCellsByAnEmptyText() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, share(Fixture.where("type", "")));
    Fixture.Outcome outcome =
        Fixture.read(feed, HEADER + "RA,2026-09-01,,10,1\nRA,2026-09-01,Female,5,1\n");
    assertEquals(new FileTally(2, 1, 0, 1, 0, 1, 0), outcome.tally());
  }

  @Test
  void letsTheOtherValuesOfARejectedRowStand() {
    Feed feed =
        Fixture.wideFeed(
            Fixture.CSV,
            share(new TreeMap<>()),
            valued("calls", ATTENDANCES),
            valued("weekly", BREACHES));
    Fixture.Outcome outcome = Fixture.read(feed, HEADER + "RA,2026-09-07,1,10,-5\n");
    assertEquals(List.of("00002 i0 p0 2026-09 value=10.0 "), outcome.observations());
    assertEquals(List.of("numerator-above-denominator@2", "negative-count@2"), outcome.reasons());
    assertEquals("attendances - breaches", outcome.rejected().get(0).getField());
    assertEquals(new FileTally(1, 0, 1, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void doesNotCountWithANumberThatItRefusedInTheSameRow() {
    Feed.IndicatorMapping overAll =
        new Feed.IndicatorMapping(
            "seen",
            Optional.of(BREACHES),
            Optional.of(ATTENDANCES),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>());
    Feed feed =
        Fixture.wideFeed(
            Fixture.CSV, valued("calls", BREACHES), valued("weekly", ATTENDANCES), overAll);
    Fixture.Outcome outcome = Fixture.read(feed, HEADER + "RA,2026-09-07,1,10,99999\n");
    assertEquals(List.of("numerator-above-denominator@2"), outcome.reasons());
    assertEquals("breaches", outcome.rejected().get(0).getField());
    assertEquals(1, outcome.observations().size(), "attendances stand");
    assertEquals(new FileTally(1, 0, 1, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void aRateMayBeAboveOneAndKeepsItsRowWhereAShareOfTheSameIsRefused() {
    Feed.IndicatorMapping coverage =
        new Feed.IndicatorMapping(
            "seen",
            Optional.of(BREACHES),
            Optional.of(ATTENDANCES),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>());
    Feed.IndicatorMapping rate =
        new Feed.IndicatorMapping(
            "falls",
            Optional.of(BREACHES),
            Optional.of(ATTENDANCES),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>());
    Feed feed = Fixture.wideFeed(Fixture.CSV, rate, coverage);
    Fixture.Outcome outcome = Fixture.read(feed, HEADER + "RA,2026-09-07,1,1244,1248\n");
    assertEquals(List.of("numerator-above-denominator@2"), outcome.reasons());
    assertEquals(1, outcome.observations().size(), "the rate is taken");
    assertEquals(new FileTally(1, 0, 1, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void acceptsARowOfWhichSomeValuesAreMissing() {
    Feed feed =
        Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES), valued("weekly", BREACHES));
    Fixture.Outcome outcome = Fixture.read(feed, HEADER + "RA,2026-09-07,1,10,\n");
    assertEquals(new FileTally(1, 1, 0, 0, 0, 0, 0), outcome.tally());
    assertEquals(1, outcome.observations().size());
  }

  @Test
  void takesTheWeekThatHasEndedAndLeavesTheMonthThatHasNot() {
    Feed feed =
        Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES), valued("weekly", BREACHES));
    Fixture.Outcome outcome = Fixture.read(feed, HEADER + "RA,2026-11-09,1,x,4\n");
    assertEquals(List.of("00002 i6 p0 2026-W46 value=4.0 "), outcome.observations());
    assertEquals(new FileTally(1, 1, 0, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void refusesAPlaceOncePerRow() {
    Feed feed =
        Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES), valued("weekly", BREACHES));
    assertEquals(
        List.of("unknown-place@2"),
        Fixture.read(feed, HEADER + "RX,2026-09-07,1,10,4\n").reasons());
  }

  @ParameterizedTest
  @CsvSource({
    "'RA,2026-09,1,0,0', noValue",
    "'RA,2026-09,1,3,0', not-finite",
    "'RA,2026-09,1,1e308,1e-308', not-finite",
  })
  void dividesWithCare(String row, String outcome) {
    Feed feed = Fixture.wideFeed(Fixture.CSV, valued("calls", binary('/', ATTENDANCES, BREACHES)));
    Fixture.Outcome read = Fixture.read(feed, HEADER + row + "\n");
    assertEquals(outcome.equals("noValue") ? List.of() : List.of(outcome + "@2"), read.reasons());
    assertEquals(outcome.equals("noValue") ? 1 : 0, read.tally().noValue());
  }

  @Test
  void takesConstantsForColumns() {
    Feed feed =
        new Feed.WideFeed(
            "wide",
            Fixture.CSV,
            new Feed.Source.Constant("RA"),
            new Feed.DatedSource(new Feed.Source.Constant("2025/26"), Optional.empty()),
            Optional.empty(),
            List.of(
                valued(
                    "income",
                    binary(
                        '+',
                        binary('*', ATTENDANCES, new Feed.Expression.Constant(100)),
                        new Feed.Expression.Constant(1)))));
    assertEquals(
        List.of("00002 i2 p0 2025-04-01/P1Y value=251.0 "),
        Fixture.read(feed, "attendances\n2.5\n").observations());
  }

  @ParameterizedTest
  @CsvSource({
    "dd/MM/yyyy, 03/09/2026, 2026-09",
    "yyyyMM, 202609, 2026-09",
    "MMM yyyy, SEP 2026, 2026-09",
    "MMMM yyyy, September 2026, 2026-09",
    "d MMM yy, 3 Sep 26, 2026-09",
  })
  void readsPeriodsByTheirPattern(String pattern, String text, String period) {
    assertEquals(
        List.of("00002 i0 p0 " + period + " value=1.0 "), byPattern(pattern, text).observations());
  }

  @ParameterizedTest
  @CsvSource({
    "dd/MM/yyyy, 31/09/2026, bad-period",
    "dd/MM/yyyy, 2026-09-03, bad-period",
    "yyyy, 2026, period-length",
    "dd/MM/yyyy, 03/09/1026, period-out-of-range",
  })
  void refusesWhatDoesNotFitThePattern(String pattern, String text, String reason) {
    assertEquals(List.of(reason + "@2"), byPattern(pattern, text).reasons());
  }

  private static Fixture.Outcome byPattern(String pattern, String text) {
    Feed feed =
        new Feed.WideFeed(
            "wide",
            Fixture.CSV,
            Fixture.column("place"),
            new Feed.DatedSource(Fixture.column("period"), Optional.of(pattern)),
            Optional.empty(),
            List.of(valued("calls", ATTENDANCES)));
    return Fixture.read(feed, "place,period,attendances\nRA," + text + ",1\n");
  }

  @Test
  void readsDecimalCommasOfAFileWithSemicolons() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES));
    assertEquals(
        List.of("00002 i0 p0 2026-09 value=1234.5 ", "00003 i0 p0 2026-09 value=0.25 "),
        Fixture.read(feed, "place;period;attendances\nRA;2026-09;1.234,5\nRA;2026-09;0,25\n")
            .observations());
  }

  @Test
  void readsQuotedFieldsWithBreaksQuotesAndDelimiters() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES));
    Fixture.Outcome outcome =
        Fixture.read(
            feed,
            """
            place,note,period,attendances\r
            RA,"says ""no"",\r
            then yes",2026-09,1\r
            "RÉ",,"2026-09","2"\r
            RX,"a ""quote""
            and a break",2026-09,3\r
            """);
    assertEquals(
        List.of("00002 i0 p0 2026-09 value=1.0 ", "00004 i0 p3 2026-09 value=2.0 "),
        outcome.observations());
    assertEquals(List.of("unknown-place@5"), outcome.reasons());
    assertEquals("RX,\"a \"\"quote\"\"\\nand a break\",2026-09,3", outcome.onlyRejected().getRaw());
  }

  @Test
  void losesOneRowToAStrayQuote() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES));
    Fixture.Outcome outcome =
        Fixture.read(
            feed,
            """
            place,period,attendances
            "RA,2026-07,1
            RA,2026-08,2
            "RA" x,2026-09,3
            RA,2026-09,"4"
            RA,"2026-10,5
            RA,2026-10,6
            """);
    assertEquals(
        List.of("broken-quoting@2", "broken-quoting@4", "broken-quoting@6"), outcome.reasons());
    assertEquals("\"RA,2026-07,1", outcome.rejected().get(0).getRaw());
    assertEquals(new FileTally(6, 3, 3, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void losesOneRowToAQuotedFieldThatNeverEnds() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES));
    String rows = ("RA,2026-08,2" + " ".repeat(100) + "\n").repeat(100_000);
    Fixture.Outcome outcome =
        Fixture.read(feed, "place,period,attendances\nRA,2026-07,\"1\n" + rows);
    assertEquals(List.of("broken-quoting@2"), outcome.reasons());
    assertEquals(new FileTally(100_001, 100_000, 1, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void refusesALineThatIsTooLongAndReadsOn() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES));
    Fixture.Outcome outcome =
        Fixture.read(
            feed,
            "place,period,attendances\nRA,2026-07,1\n"
                + "x".repeat(RowScanner.LONGEST_ROW + 1)
                + "\nRA,2026-08,2\n\""
                + "y".repeat(RowScanner.LONGEST_ROW + 300_000)
                + "\"\nRA,2026-09,3");
    assertEquals(List.of("row-too-long@3", "row-too-long@5"), outcome.reasons());
    assertEquals(300, outcome.rejected().get(0).getRaw().length());
    assertEquals(new FileTally(5, 3, 2, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void showsTheStartOfARowOnOneLine() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES));
    String raw =
        Fixture.read(
                feed,
                "place,period,attendances,x\nRX,2026-09,1,a\tb\u0007" + "😀".repeat(400) + "\n")
            .onlyRejected()
            .getRaw();
    assertTrue(raw.startsWith("RX,2026-09,1,a\\tb\\u0007😀"), raw);
    assertTrue(raw.length() <= 300 && raw.length() > 290 && raw.endsWith("😀"), raw);
  }

  @Test
  void refusesBytesThatAreNoTextInADeclaredEncoding() {
    Feed.Reading declared =
        new Feed.Reading(
            "csv", "f", List.of(), Optional.empty(), Optional.of("UTF-8"), Optional.empty());
    Feed feed = Fixture.wideFeed(declared, valued("calls", ATTENDANCES));
    byte[] bytes =
        "place,period,attendances\nRé,2026-09,1\n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertEquals(List.of("bad-text@2"), Fixture.read(feed, bytes, Long.MAX_VALUE).reasons());
  }

  @Test
  void acceptsTrailingDelimitersAndRefusesRowsThatWereCut() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, valued("calls", ATTENDANCES));
    Fixture.Outcome outcome =
        Fixture.read(
            feed, "place,period,attendances\nRA,2026-09,1,,\n   \nRA,2026-09,2\nRA,2026-0");
    assertEquals(List.of("wrong-number-of-fields@5"), outcome.reasons());
    assertEquals(new FileTally(4, 2, 1, 1, 0, 0, 1), outcome.tally());
  }
}
