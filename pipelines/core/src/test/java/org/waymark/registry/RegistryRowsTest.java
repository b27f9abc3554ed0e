package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RegistryRowsTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  private static RegistryRows rows() {
    return RegistryRows.of(
        WorkspaceText.contract().read().workspace().orElseThrow(), AS_OF, "run-1");
  }

  @Test
  void aMissionRowSaysWhatTheRegistrySays() {
    var mission = rows().missions().get(0);
    assertEquals("health-waits", mission.getMissionId());
    assertEquals("unit@example.gov", mission.getOwnerContact());
    assertEquals(LocalDate.of(2025, 4, 1), mission.getStarts());
    assertEquals(AS_OF, mission.getAsOf());
    assertEquals("run-1", mission.getRunId());
  }

  @Test
  void aGoalRowHoldsPeriodsAsSdmxWritesThemAndMilestonesAsJson() {
    var goal = rows().goals().get(0);
    assertEquals("2024-03", goal.getBaselinePeriod());
    assertEquals(0.92, goal.getTargetValue());
    assertEquals("committed", goal.getAmbition());
    assertEquals("[{\"period\":\"2026-03\",\"value\":0.78}]", goal.getMilestones());
  }

  @Test
  void indicatorRowsAreInOrderOfIdAndJoinTheirCovariates() {
    var indicators = rows().indicators();
    assertEquals("ae-reattendance", indicators.get(0).getIndicatorId());
    assertEquals("rate", indicators.get(0).getMeasure());
    assertEquals(1000, indicators.get(0).getPer());
    assertNull(indicators.get(0).getExpectFrom());
    assertEquals("population,deprivation", indicators.get(1).getExpectFrom());
    assertEquals("xmr", indicators.get(1).getChart());
  }

  @Test
  void aPlaceRowHoldsItsCovariatesAsJsonInOrderOfNameWithPlainNumbers() {
    var england = rows().places().get(0);
    assertEquals("E92000001", england.getPlaceId());
    assertEquals("{\"deprivation\":21.7,\"population\":57000000}", england.getCovariates());
    assertNull(england.getParentId());
  }

  @Test
  void aPracticeRowHoldsWhatTheRegisterSays() {
    var practice = rows().practices().get(0);
    assertEquals("morning-huddle", practice.getPracticeId());
    assertEquals("discharge-delay", practice.getThemeId());
    assertEquals(2, practice.getEvidenceLevel());
    assertEquals("[\"every morning\",\"with the social worker\"]", practice.getComponents());
    assertEquals("[\"ae-within-4h\"]", practice.getIndicators());
    assertEquals(1, practice.getAdopters());
  }

  @Test
  void aThemeRowHoldsItsPhrasesAsJson() {
    assertEquals(
        "[\"waiting for a care package\",\"bed blocked\",\"medically fit but waiting\"]",
        rows().themes().get(0).getPhrases());
  }

  @Test
  void theSameWorkspaceGivesTheSameRows() {
    assertEquals(rows(), rows());
  }
}
