package org.waymark.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 8);
  private static final LocalDate SECOND = LocalDate.of(2026, 11, 15);
  private static final Finding FACT =
      Finding.fact(Rule.HONEST_DATES, "item:SS-07", "SS-07 is claimed green: overdue.");
  private static final Finding HARM = Finding.fact(Rule.GUARDRAIL, "i", "It got worse.");

  private static List<Alert> alerts(
      List<Finding> findings, List<Alert> before, List<Decision> decisions, LocalDate asOf) {
    return Alerts.of(
        "safer-streets",
        findings,
        Alerts.qValues(findings),
        before.stream().map(AlertsTest::published).toList(),
        decisions,
        Map.of(),
        asOf);
  }

  private static Alerts.Published published(Alert alert) {
    Finding finding = alert.finding();
    return new Alerts.Published(
        new AlertCode.Key(finding.rule(), finding.subject()),
        alert.code(),
        alert.since(),
        alert.state() == Alert.State.GONE,
        alert.clear(),
        finding);
  }

  @Test
  void a_fact_is_new_then_standing_then_gone_and_keeps_its_code() {
    List<Alert> first = alerts(List.of(FACT), List.of(), List.of(), FIRST);
    List<Alert> second = alerts(List.of(FACT), first, List.of(), SECOND);
    List<Alert> third = alerts(List.of(), second, List.of(), SECOND.plusDays(7));
    assertEquals(Alert.State.NEW, first.get(0).state());
    assertEquals(Alert.State.STANDING, second.get(0).state());
    assertEquals(FIRST, second.get(0).since());
    assertEquals(Alert.State.GONE, third.get(0).state());
    assertEquals(first.get(0).code(), third.get(0).code());
  }

  @Test
  void a_decision_that_cites_the_code_answers_the_alert() {
    List<Alert> first = alerts(List.of(FACT), List.of(), List.of(), FIRST);
    String code = first.get(0).code();
    Decision decision = new Decision("D-7", FIRST.plusDays(3), List.of(code));
    Alert answered = alerts(List.of(FACT), first, List.of(decision), SECOND).get(0);
    assertEquals(Optional.of("D-7"), answered.answeredBy());
    assertFalse(answered.needsDecision());
    assertEquals(0, answered.rank());
  }

  @Test
  void a_decision_from_before_the_alert_answers_nothing() {
    List<Alert> first = alerts(List.of(FACT), List.of(), List.of(), FIRST);
    Decision old = new Decision("D-1", FIRST.minusDays(1), List.of(first.get(0).code()));
    assertTrue(alerts(List.of(FACT), first, List.of(old), SECOND).get(0).needsDecision());
  }

  @Test
  void harm_comes_before_everything_else() {
    List<Alert> alerts = alerts(List.of(FACT.behindIt(true), HARM), List.of(), List.of(), FIRST);
    assertEquals(Rule.GUARDRAIL, alerts.get(0).finding().rule());
    assertEquals(1, alerts.get(0).rank());
    assertEquals(2, alerts.get(1).rank());
  }

  @Test
  void a_signal_makes_a_headline_at_the_second_clear_date_in_a_row() {
    Finding clear = Finding.fact(Rule.RESISTANCE, "t", "More object.").byChance(0.001);
    List<Alert> first = alerts(List.of(clear), List.of(), List.of(), FIRST);
    List<Alert> second = alerts(List.of(clear), first, List.of(), SECOND);
    assertFalse(first.get(0).needsDecision());
    assertTrue(second.get(0).needsDecision());
  }

  @Test
  void a_signal_among_many_that_are_nothing_does_not_come() {
    Finding maybe = Finding.fact(Rule.RESISTANCE, "t", "More object.").byChance(0.02);
    List<Finding> many = new java.util.ArrayList<>(List.of(maybe));
    for (int i = 0; i < 20; i++) {
      many.add(Finding.fact(Rule.RESISTANCE, "n" + i, "Nothing.").byChance(0.3 + i / 40.0));
    }
    assertEquals(List.of(), alerts(many, List.of(), List.of(), FIRST));
    assertEquals(1, alerts(List.of(maybe), List.of(), List.of(), FIRST).size());
  }

  @Test
  void a_shield_holds_back_what_is_not_harm_until_its_day() {
    AlertCode.Key key = new AlertCode.Key(FACT.rule(), FACT.subject());
    AlertCode.Key harm = new AlertCode.Key(HARM.rule(), HARM.subject());
    List<Finding> findings = List.of(FACT, HARM);
    Map<AlertCode.Key, LocalDate> shields = Map.of(key, FIRST, harm, FIRST);
    List<Alert> held =
        Alerts.of("m", findings, Alerts.qValues(findings), List.of(), List.of(), shields, FIRST);
    List<Alert> after =
        Alerts.of("m", findings, Alerts.qValues(findings), List.of(), List.of(), shields, SECOND);
    assertEquals(1, held.stream().filter(Alert::needsDecision).count());
    assertEquals(2, after.stream().filter(Alert::needsDecision).count());
  }
}
