package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Feed;
import org.waymark.registry.Statistic;
import org.waymark.registry.SurveyPlan;

/** Words that stand for ticks, and years whose century is not written. */
class TicksAndCenturiesTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 15);

  private static Feed ticks(String format) {
    return new Feed.SurveyFeed(
        "survey",
        Fixture.reading(format),
        new Feed.Source.Usual("respondent"),
        Fixture.column("site"),
        new Feed.DatedSource(new Feed.Source.Usual("date"), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        SurveyPlan.plain(),
        List.of(
            new Feed.Question(
                "seen",
                "tools",
                java.util.Map.of(),
                Statistic.MEAN,
                Optional.empty(),
                OptionalDouble.empty(),
                List.of("radio"))));
  }

  @ParameterizedTest
  @CsvSource({
    "Yes,1",
    "No,0",
    "Ja,1",
    "Nein,0",
    "Oui,1",
    "Non,0",
    "Sí,1",
    "Não,0",
    "1,1",
    "0,0",
    "X,1",
    "radio,1",
    "N/A,",
    "'',",
    "maybe,refused",
    "Not shown,refused"
  })
  void aWordIsATickIfItIsKnownAsOne(String word, String expected) {
    Fixture.Outcome outcome =
        Fixture.read(
            ticks("limesurvey-csv"),
            "id;submitdate;site;tools[radio];tools[lamp]\n1;2026-09-01 10:00:00;RA;"
                + word
                + ";\n");
    if ("refused".equals(expected)) {
      assertEquals("unknown-answer", outcome.onlyRejected().getReason());
      assertTrue(outcome.onlyRejected().getDetail().contains("`missing`"));
      return;
    }
    assertEquals(List.of(), outcome.rejected());
    assertEquals(
        expected == null ? 0 : 1, outcome.respondents().size(), outcome.respondents().toString());
    if (expected != null) {
      assertTrue(outcome.respondents().get(0).contains(" a" + expected + ".0 "));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Apr-24,2024-04",
    "Apr-98,1998-04",
    "Apr-68,1968-04",
    "Sept-24,2024-09",
    "June-24,2024-06",
    "Sep.-24,2024-09",
    "Mar-27,2027-03",
    "Apr-35,refused"
  })
  void aYearOfTwoDigitsIsNeverDecadesAhead(String text, String expected) {
    DatedText dates =
        new DatedText(
            new Feed.DatedSource(Fixture.column("month"), Optional.of("MMM-yy")), "period", AS_OF);
    DatedText.PeriodFound found = dates.period(text, PeriodKind.MONTH);
    if (expected.equals("refused")) {
      assertTrue(found.refusal().orElseThrow().detail().contains("1935 or of 2035"));
    } else {
      assertEquals(Optional.empty(), found.refusal());
      assertEquals(expected, Period.ofCode(found.code()).toString());
    }
  }

  @Test
  void aTextThatIsUtf8ByItselfIsReadAsUtf8() {
    byte[] utf8 = "place,period,calls\nRÉ,2026-09,1\n".getBytes(StandardCharsets.UTF_8);
    byte[] old = "RÉ,2026-08,2\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] both = java.util.Arrays.copyOf(utf8, utf8.length + old.length);
    System.arraycopy(old, 0, both, utf8.length, old.length);
    Fixture.Outcome outcome =
        Fixture.read(
            Fixture.wideFeed(Fixture.CSV, Fixture.value("calls", "calls")), both, Long.MAX_VALUE);
    assertEquals(2, outcome.tally().accepted(), outcome.rejected().toString());
  }
}
