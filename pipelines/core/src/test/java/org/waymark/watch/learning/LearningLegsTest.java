package org.waymark.watch.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.watch.AlertCode;
import org.waymark.watch.Alerts;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.watch.log.LogItem;
import org.waymark.watch.log.LogKind;
import org.waymark.watch.log.LogRow;
import org.waymark.watch.plan.PlanHistory;

class LearningLegsTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  private static final PlanHistory NO_PLAN = PlanHistory.of(List.of(), AS_OF);

  private static Alerts.Published alert(String code, LocalDate since) {
    Finding finding = Finding.fact(Rule.PROMISES, "commitment:" + code, "x");
    return new Alerts.Published(
        new AlertCode.Key(Rule.PROMISES, finding.subject()), code, since, false, false, finding);
  }

  private static LogRow row(
      LogKind kind, String id, LocalDate opened, Optional<LocalDate> closed, String... cites) {
    return new LogRow(
        "log",
        id,
        kind,
        "title",
        opened,
        Optional.empty(),
        closed,
        "",
        "",
        List.of(cites),
        Optional.empty(),
        "f:1");
  }

  private static Measure measure(Reading reading, String name) {
    return reading.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_median_counts_alerts_that_still_wait() {
    List<Alerts.Published> alerts = new ArrayList<>();
    List<LogRow> log = new ArrayList<>();
    for (int a = 0; a < 6; a++) {
      LocalDate since = LocalDate.of(2026, 6, 1);
      String code = "UC-AA" + a;
      alerts.add(alert(code, since));
      if (a < 4) {
        log.add(
            row(LogKind.DECISION, "D" + a, since.plusWeeks(2L * (a + 1)), Optional.empty(), code));
      }
    }
    Reading reading = LearningLegs.of(alerts, LogItem.of(log, AS_OF), NO_PLAN, AS_OF);
    // Of six, those of 2, 4 and 6 weeks are half; the next ended after 8.
    assertThat(measure(reading, "to-decision").value()).hasValue(7);
    assertThat(measure(reading, "decisions-with-evidence").value()).hasValue(1);
    assertThat(reading.findings().stream().map(Finding::sentence))
        .containsExactly(
            "2 alerts have waited for a decision for 13 weeks or more: UC-AA4, UC-AA5.");
  }

  @Test
  void an_alert_of_three_days_does_not_wait_too_long() {
    List<LogRow> log = List.of(row(LogKind.DECISION, "D", AS_OF, Optional.empty()));
    Reading reading =
        LearningLegs.of(
            List.of(alert("UC-AAA", AS_OF.minusDays(3))), LogItem.of(log, AS_OF), NO_PLAN, AS_OF);
    assertThat(reading.findings()).isEmpty();
    assertThat(measure(reading, "to-decision").notTold())
        .hasValue("1 have begun, and a median needs 5");
  }

  @Test
  void answers_that_became_slower_are_a_signal() {
    List<LogRow> log = new ArrayList<>();
    log.add(row(LogKind.DECISION, "D", AS_OF, Optional.empty()));
    for (int v = 0; v < 12; v++) {
      LocalDate before = LocalDate.of(2025, 2, 1).plusDays(v);
      log.add(row(LogKind.VOICE, "A" + v, before, Optional.of(before.plusWeeks(2).plusDays(v))));
      LocalDate now = LocalDate.of(2026, 2, 1).plusDays(v);
      log.add(row(LogKind.VOICE, "B" + v, now, Optional.of(now.plusWeeks(20).plusDays(v))));
    }
    Reading reading = LearningLegs.of(List.of(), LogItem.of(log, AS_OF), NO_PLAN, AS_OF);
    assertThat(reading.findings()).hasSize(1);
    assertThat(reading.findings().get(0).kind()).isEqualTo(Finding.Kind.SIGNAL);
    assertThat(reading.findings().get(0).p().orElseThrow()).isLessThan(0.001);
  }
}
