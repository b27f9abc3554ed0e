package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.registry.Feed;

class LongFeedTest {
  private static final Feed FEED = Fixture.longFeed(Fixture.reading("csv", "..", "[c]"));

  private static Fixture.Outcome read(String rows) {
    return Fixture.read(FEED, Fixture.LONG_HEADER + rows);
  }

  @Test
  void takesEachMeasureWithItsParts() {
    Fixture.Outcome outcome =
        read(
            """
            RA,2026-09,seen,80,100,,,,2026-10-02
            RA,2026-09,falls,120,100,,,,2026-10-02
            RA,2026-09,calls,,,12,,,2026-10-02
            RA,2026-09,wait,,,3.5,0.25,40,2026-10-02
            RA,2025,income,,,-1e3,,,2026-10-02
            RA,2026-09,seen,,,0.8,,50,2026-10-02T06:00:00Z
            """);
    assertEquals(
        List.of(
            "00002 i4 p0 2026-09 num=80.0 den=100.0 r1790899200",
            "00003 i1 p0 2026-09 num=120.0 den=100.0 r1790899200",
            "00004 i0 p0 2026-09 value=12.0 r1790899200",
            "00005 i5 p0 2026-09 value=3.5 se=0.25 n=40.0 r1790899200",
            "00006 i2 p0 2025 value=-1000.0 r1790899200",
            "00007 i4 p0 2026-09 value=0.8 n=50.0 r1790920800"),
        outcome.observations());
    assertEquals(new FileTally(6, 6, 0, 0, 0, 0, 0), outcome.tally());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "RX,2026-09,seen,1,2,,,,2026-10-01; unknown-place",
        ",2026-09,seen,1,2,,,,2026-10-01; unknown-place",
        "RA,2026-09,sen,1,2,,,,2026-10-01; unknown-indicator",
        "RA,2026-13,seen,1,2,,,,2026-10-01; bad-period",
        "RA,,seen,1,2,,,,2026-10-01; bad-period",
        "RA,2026,seen,1,2,,,,2026-10-01; period-length",
        "RA,2018 to 2020,income,,,5,,,2026-10-01; period-length",
        "RA,2003-05,income,,,5,,,2026-10-01; period-length",
        "RA,1850,income,,,5,,,2026-10-01; period-out-of-range",
        "RA,1974a,income,,,5,,,2026-10-01; bad-period",
        "RA,2026-09,seen,x,2,,,,2026-10-01; bad-number",
        "RA,2026-09,seen,1%,2,,,,2026-10-01; bad-number",
        "RA,2026-09,seen,1,0x10,,,,2026-10-01; bad-number",
        "RA,2026-09,seen,1,10d,,,,2026-10-01; bad-number",
        "RA,2026-09,seen,1,NaN,,,,2026-10-01; not-finite",
        "RA,2026-09,seen,1,1e999,,,,2026-10-01; not-finite",
        "RA,2026-09,seen,1,-Infinity,,,,2026-10-01; not-finite",
        "RA,2026-09,seen,-1,2,,,,2026-10-01; negative-count",
        "RA,2026-09,seen,0,-2,,,,2026-10-01; negative-count",
        "RA,2026-09,calls,,,-2,,,2026-10-01; negative-count",
        "RA,2026-09,wait,,,2,0.1,-2,2026-10-01; negative-count",
        "RA,2026-09,wait,,,2,-0.1,2,2026-10-01; bad-number",
        "RA,2026-09,wait,,,2,0.1,x,2026-10-01; bad-number",
        "RA,2026-09,seen,3,2,,,,2026-10-01; numerator-above-denominator",
        "RA,2026-09,seen,1,0,,,,2026-10-01; zero-denominator",
        "RA,2026-09,falls,1,0,,,,2026-10-01; zero-denominator",
        "RA,2026-09,seen,,,80,,,2026-10-01; share-out-of-range",
        "RA,2026-09,seen,1,,,,,2026-10-01; missing-part",
        "RA,2026-09,seen,,5,,,,2026-10-01; missing-part",
        "RA,2026-09,seen,1,2,,,,yesterday; bad-revision",
        "RA,2026-09,seen,1,2,,,,; bad-revision",
        "RC,2026-09,seen,1,2,,,,2026-10-01; place-not-valid-then",
        "RB,2026-03,seen,1,2,,,,2026-10-01; place-not-valid-then",
        "RA,2026-09,seen,1,2,,; wrong-number-of-fields",
        "RA,2026-09,seen,1,2,,,,2026-10-01,more; wrong-number-of-fields",
      })
  void refusesWithAReason(String row, String reason) {
    Fixture.Outcome outcome = read(row + "\nRA,2026-09,seen,1,2,,,,2026-10-01\n");
    assertEquals(List.of(reason + "@2"), outcome.reasons());
    assertEquals(row, outcome.onlyRejected().getRaw());
    assertTrue(outcome.onlyRejected().getDetail().length() > 8, "says what was expected");
    assertEquals(new FileTally(2, 1, 1, 0, 0, 0, 0), outcome.tally());
    assertEquals(1, outcome.observations().size());
  }

  @ParameterizedTest
  @CsvSource({
    "'RA,2026-09,seen,,,,,,2026-10-01', noValue",
    "'RA,2026-09,seen,..,5,,,,2026-10-01', noValue",
    "'RA,2026-09,seen,[c],[c],,,,2026-10-01', noValue",
    "'RA,2026-09,seen,0,0,,,,2026-10-01', noValue",
    "'RA,2026-09,wait,,,3,,0,2026-10-01', noValue",
    "'RX,nonsense,seen,,,,,,2026-10-01', noValue",
    "',,,,,,,,', noValue",
    "',,', noValue",
    "'RA,2026-11,seen,1,2,,,,2026-10-01', notYetKnown",
    "'RA,2026-09,seen,1,2,,,,2026-11-16', notYetKnown",
    "'RX,2026-12,seen,x,2,,,,2026-10-01', notYetKnown",
  })
  void skipsWhatHoldsNoValueOrIsNotYetToBeSeen(String row, String why) {
    FileTally tally = read(row + "\n").tally();
    boolean ahead = why.equals("notYetKnown");
    assertEquals(new FileTally(1, 0, 0, 1, ahead ? 1 : 0, 0, ahead ? 0 : 1), tally);
  }

  @Test
  void seesAPeriodOnTheDayItEnds() {
    Feed weekly = FEED;
    String row = "RA,2026-W46,weekly,,,5,,,2026-11-15\n";
    assertEquals(1, Fixture.read(weekly, Fixture.LONG_HEADER + row).tally().accepted());
  }

  @Test
  void suggestsTheIndicatorThatWasMeant() {
    String detail = read("RA,2026-09,wekly,,,5,,,1\n").onlyRejected().getDetail();
    assertTrue(detail.contains("did you mean 'weekly'?"), detail);
  }

  @Test
  void suggestsThePlaceThatWasMeant() {
    String detail = read("ra,2026-09,seen,1,2,,,,1\n").onlyRejected().getDetail();
    assertTrue(detail.contains("did you mean 'RA'?"), detail);
  }

  @Test
  void ordersRevisionsThatAreNumbersWithoutCuttingThem() {
    Fixture.Outcome outcome = read("RA,2026-09,seen,1,2,,,,20991231\n");
    assertEquals(List.of("00002 i4 p0 2026-09 num=1.0 den=2.0 r20991231"), outcome.observations());
  }

  @Test
  void reportsEveryValueThatIsRefused() {
    assertEquals(
        List.of("bad-number@2", "bad-number@2", "bad-period@2", "unknown-place@2"),
        read("RX,never,seen,x,y,,,,1\n").reasons());
  }

  @Test
  void readsTheHintForPercentages() {
    String detail = read("RA,2026-09,seen,,,80,,,1\n").onlyRejected().getDetail();
    assertTrue(detail.contains("value: value / 100"), detail);
  }

  @Test
  void groupsAndTrimsNumbers() {
    Fixture.Outcome outcome = read("RA , 2026-09 ,calls,,,\" 1,234.5 \",,,1\n");
    assertEquals(List.of("00002 i0 p0 2026-09 value=1234.5 r1"), outcome.observations());
  }
}
