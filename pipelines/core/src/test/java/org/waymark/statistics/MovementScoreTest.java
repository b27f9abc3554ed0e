package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MovementScoreTest {

  @Test
  void nearTheUsualValueItIsTheLogarithm() {
    double usual = 1.2;
    double up = MovementScore.ofEvents(usual).of(1_212_000, 1_000_000);
    double same = MovementScore.ofEvents(usual).of(1_200_000, 1_000_000);
    assertEquals(Math.log(usual), same, 1e-6);
    assertEquals(Math.log(1.01), up - same, 3e-5);
  }

  @Test
  void aStepInTheMiddleMeasuresWhatTheLogarithmDoes() {
    double usual = 1.25;
    double step =
        MovementScore.ofEvents(usual).of(1_500_000, 1_000_000)
            - MovementScore.ofEvents(usual).of(1_000_000, 1_000_000);
    assertEquals(Math.log(1.5), step, 0.004);
  }

  @Test
  void noneOfFiveIsNoLongerFiveDeviationsOut() {
    double deviation = 1 / Math.sqrt(5);
    double root = MovementScore.ofEvents(1).of(0, 5) / deviation;
    double logarithm = Math.log(0.5 / 5) / deviation;
    assertTrue(logarithm < -5);
    assertTrue(root > -3.3, "P(0 of 5) = 0.0067");
  }

  @Test
  void sharesAreScoredOnTheScaleOfLogOdds() {
    double people = 1e7;
    double usual = 0.2;
    double same = MovementScore.ofShares(usual).of(people * usual, people);
    double up = MovementScore.ofShares(usual).of(people * 0.202, people);
    assertEquals(Math.log(0.25), same, 1e-6);
    assertEquals(Math.log(0.202 / 0.798) - Math.log(0.25), up - same, 5e-5);
  }

  @Test
  void unitsOfTheDenominatorDoNotMatterForAStep() {
    double coarse =
        MovementScore.ofEvents(1000).of(12, 0.01) - MovementScore.ofEvents(1000).of(8, 0.01);
    double fine = MovementScore.ofEvents(1).of(12, 10) - MovementScore.ofEvents(1).of(8, 10);
    assertEquals(fine, coarse, 1e-12);
  }
}
