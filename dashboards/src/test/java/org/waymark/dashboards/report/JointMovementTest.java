package org.waymark.dashboards.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.waymark.dashboards.words.Scale;

class JointMovementTest {
  private static EvidenceTables.Part part(double expected, double observed, double effect) {
    return new EvidenceTables.Part(
        "f",
        "Waits",
        new Scale("proportion", Optional.empty(), "higher", 1),
        Double.isNaN(observed) ? OptionalDouble.empty() : OptionalDouble.of(observed),
        Double.isNaN(observed) ? OptionalDouble.empty() : OptionalDouble.of(expected),
        effect,
        0.5,
        false);
  }

  @Test
  void a_share_that_went_from_60_to_66_percent_improved_by_a_tenth_whatever_its_odds() {
    double odds = Math.log(0.66 / 0.34) - Math.log(0.6 / 0.4);
    assertEquals(
        ", by about 10% of its level", JointMovement.of(List.of(part(0.6, 0.66, odds))).inWords());
  }

  @Test
  void the_least_and_the_most_are_given_of_those_that_improved() {
    JointMovement movement =
        JointMovement.of(
            List.of(
                part(100, 88, 0.13),
                part(0.5, 0.54, 0.16),
                part(10, 13, -0.26),
                part(0, Double.NaN, 0.2)));
    assertEquals(", by 8.0% to 12% of the level of each", movement.inWords());
    assertEquals("8.0% to 12%", movement.fact().value());
  }

  @Test
  void nothing_is_said_where_no_level_is_known() {
    assertEquals("", JointMovement.of(List.of(part(0, Double.NaN, 0.2))).inWords());
  }
}
