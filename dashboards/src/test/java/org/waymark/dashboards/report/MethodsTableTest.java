package org.waymark.dashboards.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.waymark.dashboards.page.DataTable;

class MethodsTableTest {

  private static Goal.Verdict verdict(String method, String status) {
    OptionalDouble none = OptionalDouble.empty();
    return new Goal.Verdict(
        "g",
        method,
        Optional.of("2026-10"),
        none,
        none,
        none,
        none,
        status,
        none,
        none,
        Optional.empty(),
        "Words of " + method + ".",
        Optional.empty());
  }

  private static final List<Goal.Verdict> DISPUTED =
      List.of(
          verdict("growth-rate", "on-track"),
          verdict("linear-pace", "acceleration-needed"),
          verdict("trajectory", "achieved"),
          verdict("trend", "no-verdict"));

  @Test
  void disagreementIsToldInNumbers() {
    assertTrue(MethodsTable.isDisputed(DISPUTED));
    assertEquals(
        "Methods disagree: two of three call it on track or achieved",
        MethodsTable.agreement(DISPUTED));
  }

  @Test
  void degreesOfTheSameVerdictAreNoDispute() {
    List<Goal.Verdict> behind =
        List.of(verdict("linear-pace", "limited"), verdict("trend", "deterioration"));
    assertFalse(MethodsTable.isDisputed(behind));
    assertEquals("None of two methods calls it on track", MethodsTable.agreement(behind));
    assertEquals(
        "No method could judge it",
        MethodsTable.agreement(List.of(verdict("linear-pace", "no-verdict"))));
    assertEquals(
        "All two methods call it on track or achieved",
        MethodsTable.agreement(
            List.of(verdict("linear-pace", "on-track"), verdict("trend", "achieved"))));
  }

  @Test
  void thePrimaryMethodComesFirstAndIsNotToldTwice() {
    DataTable table = MethodsTable.of("Waits", DISPUTED);
    assertEquals(
        List.of(
            "Pace since the baseline (primary)",
            "Against declared milestones",
            "Forecast of the trend",
            "Growth rate (Eurostat, Open SDG)"),
        table.rows().stream().map(row -> row.get(0).shown()).toList());
    assertEquals("See above.", table.rows().get(0).get(4).shown());
    assertEquals("trend unproven", table.rows().get(2).get(3).shown());
  }
}
