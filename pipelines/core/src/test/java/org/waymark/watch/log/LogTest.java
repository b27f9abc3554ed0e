package org.waymark.watch.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.waymark.watch.Finding;
import org.waymark.watch.Reading;
import org.waymark.watch.plan.PlanHistory;

class LogTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  private static LogRow row(
      String id, LogKind kind, String due, String closed, String snapshot, String... cites) {
    return new LogRow(
        "log",
        id,
        kind,
        "Title " + id,
        LocalDate.of(2026, 1, 5),
        day(due),
        day(closed),
        closed.isEmpty() ? "" : "done",
        "Home Office",
        List.of(cites),
        day(snapshot),
        "log.csv:2");
  }

  private static Optional<LocalDate> day(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  @Test
  void a_commitment_that_was_given_a_later_date_and_met_that_is_not_kept() {
    List<LogItem> items =
        LogItem.of(
            List.of(
                row("C-04", LogKind.COMMITMENT, "2026-03-31", "", "2026-03-01"),
                row("C-04", LogKind.COMMITMENT, "2026-09-30", "2026-08-20", "2026-09-01"),
                row("C-05", LogKind.COMMITMENT, "2026-03-31", "2026-03-30", "2026-09-01")),
            AS_OF);
    assertFalse(items.get(0).isKept());
    assertTrue(items.get(1).isKept());
    Reading reading = Promises.of(items, PlanHistory.of(List.of(), AS_OF), new TreeMap<>(), AS_OF);
    assertEquals(0.5, reading.measures().get(0).value().getAsDouble());
    assertEquals(List.of(), reading.findings());
  }

  @Test
  void an_open_commitment_past_its_first_date_is_a_fact() {
    List<LogItem> items =
        LogItem.of(List.of(row("C-1", LogKind.COMMITMENT, "2026-10-01", "", "")), AS_OF);
    Finding finding =
        Promises.of(items, PlanHistory.of(List.of(), AS_OF), new TreeMap<>(), AS_OF)
            .findings()
            .get(0);
    assertEquals(
        "The commitment C-1 (Title C-1) was first promised for 1 October 2026 and is open.",
        finding.sentence());
  }

  @Test
  void an_overdue_dependency_with_a_goal_behind_it_is_a_blocker() {
    List<LogItem> items =
        LogItem.of(
            List.of(
                row("D-3", LogKind.DEPENDENCY, "2026-08-01", "", ""),
                row("D-4", LogKind.DEPENDENCY, "", "", "", "D-3")),
            AS_OF);
    TreeMap<String, java.util.SortedSet<String>> goals = new TreeMap<>();
    goals.put("D-4", new TreeSet<>(List.of("more-crimes-solved")));
    Reading reading = Promises.of(items, PlanHistory.of(List.of(), AS_OF), goals, AS_OF);
    assertEquals(
        "D-3 has been overdue since 1 August 2026. 1 item waits for it, with the goal"
            + " more-crimes-solved behind.",
        reading.findings().get(0).sentence());
  }

  @Test
  void codes_are_found_in_titles_and_citations() {
    LogItem item =
        LogItem.of(List.of(row("D-1", LogKind.DECISION, "", "", "", "hw-7ko", "ae-four")), AS_OF)
            .get(0);
    assertTrue(item.codes().contains("HW-7K0"));
    assertTrue(item.names("ae-four"));
    assertFalse(item.names("ae"));
  }

  @Test
  void what_was_opened_or_closed_later_is_not_known_yet() {
    List<LogRow> rows = List.of(row("A", LogKind.ACTION, "", "2026-12-01", ""));
    assertTrue(LogItem.of(rows, AS_OF).get(0).isOpen());
    assertEquals(List.of(), LogItem.of(rows, LocalDate.of(2026, 1, 1)));
  }
}
