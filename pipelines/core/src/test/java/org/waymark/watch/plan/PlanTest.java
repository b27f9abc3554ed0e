package org.waymark.watch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.BinomialTail;
import org.waymark.watch.Finding;
import org.waymark.watch.Reading;

class PlanTest {
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 15);

  private static PlanRow row(String id, LocalDate snapshot, LocalDate due, String claim) {
    return new PlanRow(
        "tracker",
        id,
        "Title of " + id,
        snapshot,
        Optional.ofNullable(due),
        Optional.empty(),
        Optional.empty(),
        claim,
        "Home Office",
        "",
        List.of(),
        "",
        "plan.csv:2");
  }

  private static PlanRow waiting(PlanRow row, String... blockers) {
    return new PlanRow(
        "tracker",
        row.id(),
        row.title(),
        row.snapshot(),
        row.due(),
        row.started(),
        row.done(),
        row.claim(),
        row.ownerOrg(),
        row.operationalOwner(),
        List.of(blockers),
        row.intervention(),
        row.source());
  }

  private static PlanRow done(PlanRow row, LocalDate day) {
    return new PlanRow(
        "tracker",
        row.id(),
        row.title(),
        row.snapshot(),
        row.due(),
        row.started(),
        Optional.of(day),
        row.claim(),
        row.ownerOrg(),
        row.operationalOwner(),
        row.blockedBy(),
        row.intervention(),
        row.source());
  }

  @Test
  void the_first_due_day_is_kept_and_moves_are_counted() {
    PlanItem item =
        PlanHistory.of(
                List.of(
                    row("a", JUNE, LocalDate.of(2026, 12, 31), ""),
                    row("a", MARCH, LocalDate.of(2026, 5, 31), ""),
                    row("a", NOVEMBER, LocalDate.of(2027, 3, 31), "")),
                NOVEMBER)
            .items()
            .get(0);
    assertEquals(Optional.of(LocalDate.of(2026, 5, 31)), item.firstDue());
    assertEquals(2, item.moved());
    assertEquals(304, item.slipDays().getAsLong());
  }

  @Test
  void an_item_that_vanishes_undone_is_withdrawn_and_never_done() {
    PlanHistory plan =
        PlanHistory.of(List.of(row("a", MARCH, JUNE, ""), row("b", JUNE, JUNE, "")), NOVEMBER);
    assertTrue(plan.item("a").orElseThrow().withdrawn());
    assertEquals(PlanItem.State.WITHDRAWN, plan.items().get(0).state(NOVEMBER));
    PlanHistory finished =
        PlanHistory.of(
            List.of(done(row("a", MARCH, JUNE, ""), MARCH), row("b", JUNE, JUNE, "")), NOVEMBER);
    assertFalse(finished.items().get(0).withdrawn());
  }

  @Test
  void a_snapshot_after_the_reporting_date_is_not_seen() {
    PlanHistory plan =
        PlanHistory.of(List.of(row("a", MARCH, JUNE, ""), row("a", NOVEMBER, MARCH, "")), JUNE);
    assertEquals(List.of(MARCH), plan.snapshots());
    assertEquals(0, plan.items().get(0).moved());
  }

  @Property(tries = 50)
  void the_order_of_rows_does_not_matter(@ForAll long seed) {
    List<PlanRow> rows = new ArrayList<>();
    for (int s = 0; s < 5; s++) {
      for (int i = 0; i < 6; i++) {
        rows.add(row("i" + i, MARCH.plusMonths(s), JUNE.plusDays((long) s * i), "green"));
      }
    }
    PlanHistory inOrder = PlanHistory.of(rows, NOVEMBER);
    Collections.shuffle(rows, new Random(seed));
    assertEquals(inOrder, PlanHistory.of(rows, NOVEMBER));
  }

  @Test
  void green_and_overdue_is_a_fact_and_green_in_time_is_not() {
    PlanHistory plan =
        PlanHistory.of(
            List.of(
                row("late", NOVEMBER, JUNE, "Green"),
                row("fine", NOVEMBER, NOVEMBER.plusDays(40), "On track"),
                row("red", NOVEMBER, JUNE, "Red"),
                waiting(row("waits", NOVEMBER, NOVEMBER.plusDays(40), "green"), "late")),
            NOVEMBER);
    List<Finding> findings = Watermelons.of(plan, Set.of(), NOVEMBER).findings();
    assertEquals(
        List.of("item:late", "item:waits"), findings.stream().map(Finding::subject).toList());
    assertEquals(
        "late (Title of late) is claimed Green: 138 days overdue.", findings.get(0).sentence());
  }

  @Test
  void three_due_items_none_done_are_too_few_for_a_verdict() {
    List<PlanRow> rows = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rows.add(row("i" + i, NOVEMBER, JUNE, ""));
    }
    Reading few = DoneShare.of(PlanHistory.of(rows, NOVEMBER), NOVEMBER, DoneShare.USUAL);
    assertEquals(List.of(), few.findings());
    assertTrue(few.measures().get(0).notTold().isPresent());
    rows.add(row("i3", NOVEMBER, JUNE, ""));
    Reading none = DoneShare.of(PlanHistory.of(rows, NOVEMBER), NOVEMBER, DoneShare.USUAL);
    assertEquals(1, none.findings().size());
  }

  @Test
  void five_of_fourteen_is_few_and_six_of_nine_is_ordinary() {
    assertTrue(BinomialTail.atMost(5, 14, DoneShare.USUAL) < 0.01);
    assertTrue(BinomialTail.atMost(6, 9, DoneShare.USUAL) > 0.3);
  }

  /** The exact false-alarm rates of the test at its thresholds: 4.5, 1.6, 3.2 and 3.9%. */
  @Test
  void the_test_of_done_actions_has_the_false_alarms_that_it_states() {
    assertEquals(0.0453, BinomialTail.atMost(1, 4, 0.76), 5e-5);
    assertEquals(0.0158, BinomialTail.atMost(4, 10, 0.76), 2e-3);
    assertEquals(0.0320, BinomialTail.atMost(11, 20, 0.76), 2e-3);
    assertEquals(0.0390, BinomialTail.atMost(25, 40, 0.76), 2e-3);
    assertEquals(1, BinomialTail.atMost(40, 40, 0.76), 1e-12);
    assertEquals(0, BinomialTail.atMost(-1, 40, 0.76));
  }

  @Test
  void closing_the_root_frees_all_that_waits_directly_or_not() {
    Waiting graph =
        Waiting.of(
            Map.of(
                "D-3", List.of(),
                "a", List.of("D-3"),
                "b", List.of("a"),
                "c", List.of("D-3", "unknown"),
                "d", List.of("c"),
                "D-2", List.of("D-5"),
                "D-5", List.of("D-2")));
    assertEquals(Optional.of("D-3"), graph.freesMost());
    assertEquals(Set.of("a", "b", "c", "d"), graph.behind("D-3"));
    assertEquals(List.of(new TreeSet<>(Set.of("D-2", "D-5"))), graph.rings());
  }

  @Test
  void trackers_dates_are_read_as_they_are_written() {
    assertEquals(Optional.of(LocalDate.of(2012, 7, 31)), PlanDate.of("Jul 2012").day());
    assertEquals(Optional.of(LocalDate.of(2021, 3, 31)), PlanDate.of("31.03.21").day());
    assertEquals(Optional.of(LocalDate.of(2021, 3, 31)), PlanDate.of("31/03/2021 00:00").day());
    assertEquals(Optional.of(LocalDate.of(2012, 9, 30)), PlanDate.of("2012-09-30T00:00:00Z").day());
    for (String words : List.of("Ongoing", "TBC", "Started", "", "Exempt under Section 43 of …")) {
      assertEquals(Optional.empty(), PlanDate.of(words).day());
      assertTrue(PlanDate.of(words).understood(), words);
    }
    assertFalse(PlanDate.of("31/02/2021").understood());
    assertFalse(PlanDate.of("soon").understood());
  }

  @Test
  void colours_are_read_in_other_spellings_and_exemptions_are_not_colours() {
    assertEquals(Optional.of(Claim.AMBER_RED), Claim.of("Amber / Red"));
    assertEquals(Optional.of(Claim.GREEN), Claim.of(" GREEN "));
    assertEquals(Optional.empty(), Claim.of("Exempt under Section 43"));
    assertEquals(Optional.empty(), Claim.of("Reset"));
  }
}
