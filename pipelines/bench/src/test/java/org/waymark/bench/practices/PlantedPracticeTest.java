package org.waymark.bench.practices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlantedPracticeTest {

  private static final int WORLDS = 200;

  @Test
  void aPlantedPracticeIsFoundAndChattySitesMakeNone() {
    Tally ours = Tally.of(Setting.USUAL, Rule.OURS, WORLDS);
    assertTrue(ours.practice() >= 0.8, "practice " + ours.practice());
    assertTrue(ours.confounder() <= 0.1, "confounder " + ours.confounder());
    assertTrue(ours.hobby() <= 0.05, "hobby " + ours.hobby());
    assertTrue(ours.plain() <= 0.03, "plain " + ours.plain());
  }

  @Test
  void reportsAsUnitsWouldHaveBeenTakenIn() {
    Tally reports = Tally.of(Setting.USUAL, Rule.REPORTS, WORLDS);
    assertTrue(reports.confounder() > 0.3, "confounder " + reports.confounder());
  }

  @Test
  void wordsBesideTheThemesCostLittleAndAreNotTakenForPractices() {
    Tally ours = Tally.of(Setting.USUAL, Rule.OURS_WITH_WORDS, WORLDS / 2);
    assertTrue(ours.practice() >= 0.8, "practice " + ours.practice());
    assertTrue(ours.confounder() <= 0.1, "confounder " + ours.confounder());
    assertTrue(ours.word() <= 0.1, "any word " + ours.word());
  }

  @Test
  void theSameSeedGivesTheSameWorld() {
    assertEquals(
        ReportWorld.of(Setting.USUAL, 5).mentions()[0][7],
        ReportWorld.of(Setting.USUAL, 5).mentions()[0][7]);
    assertEquals(Tally.of(Setting.USUAL, Rule.OURS, 20), Tally.of(Setting.USUAL, Rule.OURS, 20));
  }
}
