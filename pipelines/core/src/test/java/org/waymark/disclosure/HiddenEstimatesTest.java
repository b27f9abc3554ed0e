package org.waymark.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.schema.record.SurveyEstimate;

class HiddenEstimatesTest {
  private static final List<Place> PLACES = List.of(Worlds.place("a", ""));

  private static SurveyEstimate wave(int month, long n, double effective) {
    LocalDate first = LocalDate.of(2026, month, 1);
    boolean later = month > 1;
    return SurveyEstimate.newBuilder()
        .setIndicatorId("i")
        .setPlaceId("a")
        .setPeriod(first.toString().substring(0, 7))
        .setPeriodStart(first)
        .setPeriodEnd(first.plusMonths(1).minusDays(1))
        .setEstimate(0.4)
        .setStandardError(0.1)
        .setN(n)
        .setNEffective(effective)
        .setDesignEffect(n / effective)
        .setDegreesOfFreedom((int) n - 1)
        .setPreviousPeriod(later ? "2026-01" : null)
        .setChange(later ? 0.1 : null)
        .setChangeOverlap(later ? 12L : null)
        .setFeedId("f")
        .setAsOf(LocalDate.of(2026, 12, 1))
        .setRunId("r")
        .build();
  }

  private static List<SurveyEstimate> under(String rule, SurveyEstimate... rows) {
    return HiddenEstimates.of(List.of(rows), Measure.MEAN, PLACES, DisclosureRule.of(rule));
  }

  @Test
  void an_estimate_that_few_answered_for_holds_no_number_and_says_why() {
    SurveyEstimate row = under("tre-10", wave(1, 9, 9)).get(0);
    assertNull(row.getEstimate());
    assertNull(row.getStandardError());
    assertNull(row.getN());
    assertNull(row.getDegreesOfFreedom());
    assertEquals("too few answered for it to be shown (disclosure rule tre-10)", row.getReason());
  }

  @Test
  void few_effective_respondents_are_few() {
    assertNull(under("tre-10", wave(1, 14, 9.5)).get(0).getEstimate());
    assertEquals(0.4, under("tre-10", wave(1, 14, 10)).get(0).getEstimate());
  }

  @Test
  void a_hidden_estimate_does_not_follow_from_the_change_since() {
    SurveyEstimate row = under("tre-10", wave(1, 9, 9), wave(2, 50, 50)).get(1);
    assertEquals(0.4, row.getEstimate());
    assertNull(row.getChange());
    assertNull(row.getChangeOverlap());
    assertEquals("the estimate before is hidden by the disclosure rule", row.getChangeReason());
  }

  @Test
  void respondents_are_rounded_where_counts_are() {
    SurveyEstimate row = under("nhs-hes", wave(2, 52, 48)).get(0);
    assertEquals(50, row.getN());
    assertEquals(50, row.getNEffective());
    assertEquals(10, row.getChangeOverlap());
    assertNull(row.getDesignEffect());
  }

  @Test
  void without_a_rule_rows_stay_themselves() {
    List<SurveyEstimate> rows = List.of(wave(1, 2, 2));
    assertSame(rows, HiddenEstimates.of(rows, Measure.MEAN, PLACES, DisclosureRule.of("none")));
  }

  private static SurveyEstimate share(String rule, double share, long n) {
    SurveyEstimate row =
        SurveyEstimate.newBuilder(wave(1, n, (double) n))
            .setEstimate(share)
            .setStandardError(Math.sqrt(share * (1 - share) / n))
            .build();
    return HiddenEstimates.of(List.of(row), Measure.PROPORTION, PLACES, DisclosureRule.of(rule))
        .get(0);
  }

  @Test
  void a_share_of_few_respondents_or_of_all_but_few_is_hidden() {
    assertNull(share("tre-10", 0.09, 100).getEstimate());
    assertNull(share("tre-10", 0.91, 100).getEstimate());
    assertEquals(0.1, share("tre-10", 0.1, 100).getEstimate());
  }

  @Test
  void a_rounded_number_of_respondents_cannot_be_worked_out_from_the_error() {
    SurveyEstimate row = share("nhs-hes", 17.0 / 43, 43);
    double p = row.getEstimate();
    assertEquals(18.0 / 45, p);
    double error = row.getStandardError();
    assertEquals(45, p * (1 - p) / (error * error), 1e-9);
  }
}
